"""The word lists of the readers of names: one language's (``names.toml``) beside those that all share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pipeline.core.article import ActorKind
from pipeline.text.firm_words import FirmWords, firm_words
from pipeline.text.tables import LANGUAGES, table

_HEADS = {
    "government": ActorKind.GOVERNMENT,
    "organization": ActorKind.ORGANIZATION,
    "company": ActorKind.COMPANY,
    "media": ActorKind.MEDIA,
}
# Names that CLDR gives to what no newspaper treats as a government.
_NO_STATES = frozenset({"AQ", "BV", "EZ", "HM", "IO", "QO", "TF", "UM", "UN", "EU", "XA", "XB", "ZZ", "GS", "CP", "CQ"})
_OFFICE_FIRST = frozenset({"pt", "es", "fr"})
"""Languages whose compounds begin with what they are."""
_ENDED = 4
"""Letters above which an ending tells a verb."""
_COMPOUND = 8
"""Letters above which the end of a German word tells what it is: "Chemiekonzern"."""


@dataclass(frozen=True)
class Lexicon:
    """Word sets in lower case. ``phrases``: first word → longer names known as a whole, with what they are."""

    code: str
    articles: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    locatives: frozenset[str]
    prepositions: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    title_endings: tuple[str, ...]
    generic: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    heads: dict[str, ActorKind]
    things: frozenset[str]
    stuff: frozenset[str]
    roads: frozenset[str]
    cues: dict[str, ActorKind | str]
    cue_endings: tuple[str, ...]
    chambers: frozenset[str]
    members: frozenset[str]
    addressing: frozenset[str]
    peoples: frozenset[str]
    plurals: frozenset[str]
    groups: frozenset[str]
    bodies: dict[str, ActorKind]
    group_adjectives: frozenset[str]
    adjectives: frozenset[str]
    tails: frozenset[str]
    ordinary: frozenset[str]
    endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    openers: frozenset[str]
    portfolios: frozenset[str]
    conjunctions: frozenset[str]
    finite: frozenset[str]
    finite_endings: tuple[str, ...]
    clause: frozenset[str]
    pronouns: frozenset[str]
    venues: frozenset[str]
    bylines: frozenset[str]
    agents: frozenset[str]
    governments: frozenset[str]
    offices: frozenset[str]
    motion: frozenset[str]
    possessives: frozenset[str]
    trades: tuple[str, ...]
    spokes: frozenset[str]
    indefinite: frozenset[str]
    relatives: frozenset[str]
    participles: tuple[str, ...]
    sources: frozenset[tuple[str, str]]
    known: dict[str, ActorKind | str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], ActorKind | str], ...]]
    given_female: frozenset[str]
    given_male: frozenset[str]
    suffixes: frozenset[str]
    appointing: frozenset[str]
    modifiers: frozenset[str]
    owners: frozenset[str]
    times: frozenset[str]
    no_infinitives: frozenset[str]
    firms: FirmWords

    @cached_property
    def placing(self) -> frozenset[str]:
        """Words behind which a place may stand: "em", "de", "para"."""
        return self.locatives | self.particles | self.motion

    @cached_property
    def plain_articles(self) -> frozenset[str]:
        """Articles that aren't a preposition as well."""
        return self.articles - self.prepositions

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Articles and possessives."""
        return self.articles | self.possessives

    @cached_property
    def mere_openers(self) -> frozenset[str]:
        """Words that open a sentence and begin no name, no office and no form of address there."""
        names = self.honorifics | self.phrases.keys()
        return frozenset(low for low in self.openers if low not in names and not self.is_title(low))

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words behind which a clause begins."""
        return self.clause | self.conjunctions

    @cached_property
    def verbless(self) -> frozenset[str]:
        """Small words that are no verb, so that who stands before them does nothing yet."""
        return self.prepositions | self.particles | self.conjunctions | (self.articles - self.pronouns)

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Small words that are no office and no trade."""
        return self.articles | self.prepositions | self.conjunctions | self.clause | self.relatives

    @cached_property
    def chain(self) -> frozenset[str]:
        """What links the words of an institution's name."""
        return self.particles | self.links

    @cached_property
    def completing(self) -> frozenset[str]:
        """What stands between a group and whose it is: "workers at the", "funcionários da"."""
        return (self.particles | self.articles | {"of", "at", "from"}) - self.conjunctions

    @cached_property
    def grouped(self) -> frozenset[str]:
        """Words that a group, a body or an office may be told by."""
        return self.groups | self.bodies.keys() | self.offices

    def is_title(self, low: str) -> bool:
        """Whether the word is an office or a trade, also as the end of a compound ("EU-Kommissar")."""
        if low in self.titles:
            return True
        if "-" in low and low.rsplit("-", 1)[-1] in self.titles:
            return True
        if "-" in low and self.code in _OFFICE_FIRST and low.split("-", 1)[0] in self.titles:
            # "gerente-geral", "ministre-président"
            return True
        if self.title_endings and low.endswith("s") and low[:-1] in self.titles:
            # A German genitive: "des Sprechers".
            return True
        return bool(self.title_endings) and low.endswith(self.title_endings) and len(low) > 6

    def tells(self, low: str) -> bool:
        """Whether the word says what the name behind it is, in German also as the end of a compound."""
        compound = self.code == "de" and len(low) > _COMPOUND and low.endswith(self.cue_endings)
        return low in self.cues or compound

    def is_finite(self, low: str) -> bool:
        """Whether the word can only be a clause's verb, as far as lists and endings show it."""
        return low in self.finite or (len(low) > _ENDED and bool(low.endswith(self.finite_endings)))

    def is_spokes(self, low: str) -> bool:
        """Whether the word is somebody who speaks for another: "portavoz", "Regierungssprecher"."""
        return low in self.spokes or (self.code == "de" and low.endswith(("sprecher", "sprecherin")))

    def is_given(self, low: str) -> bool:
        """Whether the word is a given name (also a double one: "Hans-Jürgen")."""
        if low in self.given_female or low in self.given_male:
            return True
        return "-" in low and all(part in self.given_male or part in self.given_female for part in low.split("-"))

    def is_ordinary(self, low: str) -> bool:
        """Whether the word is in the dictionary rather than on a door plate."""
        return low in self.ordinary or (bool(self.endings) and len(low) > 5 and low.endswith(self.endings))


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; one without tables has only what all languages share."""
    data, shared = table(code, "names"), table("shared", "names")
    male, female = _set(data, "titles_m"), _set(data, "titles_f")
    if code == "de":
        # "Architektin", "Biologin"
        female |= {word.removesuffix("e") + "in" for word in male}
    known = _known(shared, data, code)
    heads = {word: kind for key, kind in _HEADS.items() for word in _heads(data, key, code)}
    cues: dict[str, ActorKind | str] = {w: kind for key, kind in _HEADS.items() for w in _set(data, f"cue_{key}")}
    cues |= dict.fromkeys(_set(data, "cue_place"), "place") | dict.fromkeys(_set(data, "cue_thing"), "thing")
    return Lexicon(
        code=code,
        articles=_set(data, "articles"),
        particles=_set(data, "particles") or frozenset({"de", "da", "van", "von", "of", "di"}),
        links=_set(data, "links"),
        locatives=_set(data, "locatives"),
        prepositions=_set(data, "prepositions"),
        honorifics=_set(data, "honorifics_m") | _set(data, "honorifics_f"),
        titles=male | female | _set(data, "titles_any"),
        title_endings=tuple(data.get("title_endings", "").split()),
        generic=_set(data, "titles_generic"),
        female=female | _set(data, "honorifics_f"),
        male=male | _set(data, "honorifics_m"),
        heads=heads,
        things=_set(data, "head_thing") | _set(shared, "things"),
        stuff=_set(shared, "things"),
        roads=_set(data, "roads"),
        cues=cues,
        cue_endings=tuple(word for word in cues if len(word) > 3),
        chambers=_set(data, "chambers"),
        members=_set(data, "members"),
        addressing=_set(data, "addressing"),
        peoples=_set(data, "peoples"),
        plurals=_set(data, "plurals"),
        groups=_set(data, "groups"),
        bodies={w: ActorKind(kind) for kind, line in data.get("bodies", {}).items() for w in line.split()},
        group_adjectives=_set(data, "group_adjectives"),
        adjectives=_set(data, "adjectives"),
        tails=_set(data, "tails"),
        ordinary=_set(data, "ordinary") | _set(data, "portfolios"),
        endings=tuple(data.get("endings", "").split()),
        noun_endings=tuple(data.get("noun_endings", "").split()),
        openers=_set(table(code, "sentences"), "openers"),
        portfolios=_set(data, "portfolios"),
        conjunctions=_set(data, "links") & {"e", "and", "y", "et", "und"},
        finite=_set(data, "finite"),
        finite_endings=tuple(data.get("finite_endings", "").split()),
        clause=_set(data, "clause"),
        pronouns=_set(data, "clitics"),
        venues=_set(data, "venues"),
        bylines=_set(data, "bylines"),
        agents=_set(data, "agents"),
        governments=_set(data, "governments"),
        offices=_set(data, "offices"),
        motion=_set(data, "motion"),
        possessives=_set(data, "possessives"),
        trades=tuple(data.get("trade_endings", "").split()),
        spokes=_set(data, "spokes"),
        indefinite=_set(data, "indefinite"),
        relatives=_set(data, "relatives"),
        participles=tuple(data.get("participle_endings", "").split()),
        sources=frozenset((("", *phrase.split())[-2], phrase.split()[-1]) for phrase in data.get("sources", ())),
        known={name: kind for name, kind in known.items() if " " not in name},
        phrases=_phrases(known),
        given_female=_set(shared, "given_female"),
        given_male=_set(shared, "given_male"),
        suffixes=_set(shared, "company_suffix"),
        owners=_set(data, "owners"),
        modifiers=_set(data, "modifiers"),
        appointing=_set(data, "appointing"),
        times=_set(data, "times"),
        no_infinitives=_set(data, "no_infinitives"),
        firms=firm_words(data, shared),
    )


def _set(data: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(data.get(key, "").split())


def _heads(data: dict[str, Any], key: str, code: str) -> frozenset[str]:
    """Heads of one kind; in German with compounds ("Landesamt") and their genitives ("des Instituts")."""
    found = _set(data, f"head_{key}")
    found |= {a + b for a in _set(data, "compound_first") for b in _set(data, f"compound_last_{key}")}
    return found | {word + "s" for word in found if word[-1] not in "sxz"} if code == "de" else found


def _known(shared: dict[str, Any], data: dict[str, Any], code: str) -> dict[str, ActorKind | str]:
    """Names known beforehand (lower case) and what they are; "capital" and "country" may stand for a government."""
    known: dict[str, ActorKind | str] = dict.fromkeys(_set(shared, "places"), "place")
    known |= dict.fromkeys((name.lower() for name in shared.get("places_more", ())), "place")
    known |= dict.fromkeys(_set(shared, "company"), ActorKind.COMPANY)
    known |= dict.fromkeys(_set(shared, "organization"), ActorKind.ORGANIZATION)
    known |= dict.fromkeys((name.lower() for name in shared.get("organization_more", ())), ActorKind.ORGANIZATION)
    known |= dict.fromkeys((name.lower() for name in shared.get("media", ())), ActorKind.MEDIA)
    known |= dict.fromkeys((name.lower() for name in shared.get("government", ())), ActorKind.GOVERNMENT)
    known |= dict.fromkeys(_countries(code), "country") | dict.fromkeys(_set(shared, "capitals"), "capital")
    known |= dict.fromkeys((name.lower() for name in shared.get("capitals_more", ())), "capital")
    known |= dict.fromkeys((word.replace("-", " ") for word in _set(data, "countries_more")), "country")
    known |= dict.fromkeys(_set(data, "parties"), ActorKind.ORGANIZATION)
    known |= dict.fromkeys((name.lower() for name in shared.get("things_more", ())), "thing")
    return known


def _countries(code: str) -> list[str]:
    """The names of states in a language, as CLDR has them."""
    if code not in LANGUAGES:
        return []
    # Only here, because it is slow to import.
    from babel import Locale

    names = Locale.parse(code).territories
    return [name.lower().replace("’", "'") for key, name in names.items() if len(key) == 2 and key not in _NO_STATES]


def _phrases(
    known: dict[str, ActorKind | str],
) -> dict[str, tuple[tuple[tuple[str, ...], ActorKind | str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], ActorKind | str]]] = {}
    for name, kind in known.items():
        words = tuple(name.replace("d'", "d' ").replace("l'", "l' ").split())
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, kind))
    # The longest first: "Agence France-Presse" before "Agence".
    return {first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in found.items()}
