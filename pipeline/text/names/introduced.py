"""What introduces a name as a firm, a paper, a place: "a fabricante X", "La empresa, X", "X, a battery maker"."""

from __future__ import annotations

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.roles import verb_at
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

Kind = ActorKind | str | None
_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n"})
_COMPOUND = 8
"""Letters above which the end of a German word tells what it is: "Chemiekonzern"."""
_ADJECTIVAL = ("licher", "ischer", "iger", "ender", "ierter")
"""How German adjectives end that serve as nouns."""
_DESCRIBED = 8
"""Words of an apposition among which its noun is looked for, at most."""


def introduced(run: Run, words: Words, lexicon: Lexicon) -> tuple[Kind, tuple[int, int] | None]:
    """What kind the words around the run tell, and the words that describe it, as offsets."""
    kind = _before(run, words, lexicon)
    described = None
    if isinstance(kind, ActorKind):
        if words.before(run.first) == ", ":
            told = _before_comma(run.first, words, lexicon)
            described = told[1] if told else None
        else:
            described = _description(run.first, words, lexicon)
        return kind, described
    if kind is None:
        return _behind(run, words, lexicon) or (None, None)
    return kind, None


def _description(i: int, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "le fonds américain", "the union": the small words directly before the name, from the noun that tells."""
    noun = next((j for j in range(i - 1, max(-1, i - 4), -1) if lexicon.tells(words.lows[j])), None)
    return (words.starts[noun], words.ends[i - 1]) if noun is not None else None


def _before_comma(i: int, words: Words, lexicon: Lexicon) -> tuple[Kind, tuple[int, int]] | None:
    """ "La empresa de mantenimiento, Cables del Tajo, no respondió" """
    for j in range(i - 1, max(0, i - 5), -1):
        said = lexicon.cues.get(words.lows[j])
        if isinstance(said, ActorKind) and said is not ActorKind.GOVERNMENT:
            found = said, (words.starts[j], words.ends[i - 1])
            # "el director de la firma, Teo Carmona": the firm is only whose director he is.
            governed = j > 1 and words.before(j - 1) in _NEAR and words.lows[j - 2] in lexicon.prepositions
            return found if words.lows[j - 1] in lexicon.determiners and not governed else None
        if words.before(j) not in _NEAR or words.words[j][0].isupper() or lexicon.is_title(words.lows[j]):
            return None
    return None


def _behind(run: Run, words: Words, lexicon: Lexicon) -> tuple[Kind, tuple[int, int]] | None:
    """ "Hanbit Cell, a South Korean battery maker,", "Renfe, la compañía ferroviaria," """
    i = run.last + 1
    if words.gap(run.last) != ", " or i + 1 >= len(words):
        return None
    begin = i
    if words.lows[i] in lexicon.determiners:
        i += 1
    elif lexicon.code in ("en", "de"):
        return None
    told: Kind = None
    end = i
    if lexicon.code not in ("en", "de") and words.lows[begin].endswith("s") and words.lows[begin] not in lexicon.cues:
        # ", várias organizações": of many, none is this one.
        return None
    for j in range(i, min(len(words), i + _DESCRIBED)):
        low = words.lows[j]
        small = low in lexicon.prepositions or low in lexicon.particles or low in lexicon.relatives
        if small and told is None:
            return None
        said = lexicon.cues.get(low)
        if isinstance(said, ActorKind) and said is not ActorKind.GOVERNMENT and not words.words[j][0].isupper():
            if words.gap(j) in ("'", "’"):
                # "Ann Mills, the firm's bookkeeper,"
                return None
            told = told or said
        end = j
        if words.gap(j) not in _NEAR or small:
            end -= small
            break
        if told and lexicon.code not in ("en", "de") and said is None and j > i + 2:
            break
    clause = verb_at(words, i, end, lexicon) is not None
    return (told, (words.starts[begin], words.ends[end])) if told and not clause else None


def _no_name(i: int, words: Words, lexicon: Lexicon) -> bool:
    """ "dass der Hersteller Fehler einräumt", "eine Gruppe Jugendlicher": behind what introduces stands a noun."""
    clause = i > 2 and words.lows[i - 2] in lexicon.articles and words.lows[i - 3] in lexicon.clause
    return clause or words.lows[i].endswith(_ADJECTIVAL)


def _before(run: Run, words: Words, lexicon: Lexicon) -> Kind:
    """What the small word before says: "a fabricante X", "a cidade de X"."""
    if not run.first:
        return None
    gap = words.before(run.first)
    if gap not in _NEAR:
        comma = _before_comma(run.first, words, lexicon) if gap == ", " else None
        return comma[0] if comma else None
    before = words.lows[run.first - 1]
    if lexicon.code == "de" and run.first == run.last and _no_name(run.first, words, lexicon):
        return None
    if before in lexicon.cues:
        # "a administração Biden", "gouvernement Papadimos": the name is its head's.
        kind = lexicon.cues[before]
        return ActorKind.PERSON if kind is ActorKind.GOVERNMENT else kind
    second = words.lows[run.first - 2] if run.first > 1 and words.before(run.first - 1) in _NEAR else ""
    if lexicon.code == "de" and len(before) > _COMPOUND and before.endswith(lexicon.cue_endings):
        # "Chemiekonzern", "Privatbank": the end of a compound says it.
        for end, what in lexicon.cues.items():
            if before.endswith(end):
                return ActorKind.PERSON if what is ActorKind.GOVERNMENT else what
    said: Kind = lexicon.cues.get(second)
    if isinstance(said, ActorKind) and said is not ActorKind.GOVERNMENT and before.islower() and lexicon.code != "en":
        # "le fonds américain Pell Ridge": an adjective between.
        small = before in lexicon.prepositions or before in lexicon.articles or before in lexicon.particles
        if not small and before not in lexicon.links and not lexicon.is_title(before) and before.isalpha():
            return said
    third = words.lows[run.first - 3] if run.first > 2 and words.before(run.first - 2) in _NEAR else ""
    if second in lexicon.particles and before.isalpha() and before == words.words[run.first - 1]:
        # "le groupe de parfums Lavoisy"
        said = lexicon.cues.get(third)
        if isinstance(said, ActorKind) and said is not ActorKind.GOVERNMENT and before not in lexicon.articles:
            return said
    if second in lexicon.cues and (before in lexicon.particles or before == "of") and lexicon.cues[second] == "place":
        return "place"
    return None
