"""Numbers that are a name or stand in one: "Artigo 5", "Boeing 737", "La 2", "Hotel Vier Jahreszeiten", years."""

from __future__ import annotations

import re

from pipeline.core.quantity import Qualifier
from pipeline.text.numbers import bounds
from pipeline.text.numbers.around import line_of, opens_sentence, previous_word, words_before
from pipeline.text.numbers.keys import key, plain
from pipeline.text.numbers.lexicon import Lexicon, Part, Sort
from pipeline.text.numbers.pairs import is_colon_score, is_contest
from pipeline.text.numbers.places import is_place
from pipeline.text.numbers.singular import is_behind_singular, is_counted_after_all
from pipeline.text.numbers.titles import in_title
from pipeline.text.numbers.units import Quantity

_ELIDED, _ARTICLE = 30, 3  # characters between two figures of one verb, and of an article between them
_ADJECTIVE_BEHIND = frozenset(("pt", "es", "fr"))
_CUT, _BLANKS = ("'", "’"), (" ", "\n", "\u00a0")  # "the class of '92"
_SHORT_CODE, _LONG_CODE = 4, 6  # digits behind a name ("Boeing 737") and behind an acronym ("ISO 14001")
_VERSION = re.compile(r"[0-9]\.[0-9]")
_YEAR_BEHIND = re.compile(r" (?:em|in|en|im Jahr) (?:19|20)[0-9]{2}(?![0-9])")
_SECOND = re.compile(r"[-–][0-9]{1,3}(?![0-9-]|[.,][0-9])")
_NUMERO = re.compile(r"n[úu]?m?\.?[ \u00a0]?[º°ª]\.?[ \u00a0]?\Z", re.IGNORECASE)
_PARTITIVE = re.compile(r" (?:der|des|dos|das|of|of the|de los|de las) [0-9]")


def is_named(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether the number is part of a name or a label: "Artigo 5", "Boeing 737", "Rua Augusta, 1200", "fase 3"."""
    number = q.numeral
    if number.anchor.word and _in_idiom(text, q, lex):
        return True
    if q.sort is Sort.OPEN_MONEY and number.anchor.word and _capital_word(text, q, lex):
        return True  # "das Gasthaus Drei Kronen"
    if q.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.AGE, Sort.OPEN_MONEY) or q.prefixed:
        return False
    if number.fraction and number.bare and number.value is not None and number.value > 1:
        return _headed(text, q, lex)  # "escadron 21/2"
    if number.fraction or number.value is None or number.anchor.scaled != 1:
        return False
    if in_title(text, q, lex) or _grouped(text, q, lex) or _in_row(text, q, lex):
        return True
    if is_behind_singular(text, q, lex):
        return True
    if not number.bare:
        return _capital_word(text, q, lex) or _headed_word(text, q, lex)
    if _headed(text, q, lex) or _after_capital(text, q, lex) or is_place(text, q, lex):
        return True
    return _is_ordinal(text, q, lex) or _is_padded(text, q, lex) or _numbers_what_follows(text, q, lex)


def _headed_word(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "article five"; but not "the title twice"."""
    if q.numeral.scale != 1 or q.unit is not None:
        return False
    word, times = q.numeral.anchor.word, lex.flags["times_glued"]
    often = lex.has("often", word) or (bool(times) and word.endswith(times))
    return not often and _headed(text, q, lex)


def _is_score(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "beat Albion 3-1": the figure behind a name opens a score."""
    m = _SECOND.match(text, q.numeral.end)
    return (m is not None and is_contest(text, q.start, m.end(), lex)) or is_colon_score(text, q.numeral.start, lex)


def _numbers_what_follows(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "40 Commando", "14 Bis": what is told apart by its number has it before it."""
    near = q.near[:1]
    return bool(near) and near[0].gap == " " and text[near[0].start : near[0].end] in lex.all("named_behind")


def _is_padded(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Schalke 04", "007": quantities aren't padded with noughts (but for "05 vagas")."""
    digits = text[q.numeral.start : q.numeral.end]
    return digits[0] == "0" and digits.isdigit() and int(digits) > 0 and (q.unit is None or lex.flags["capitalised"])


def _in_idiom(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "on cloud nine", "mil gracias": set phrases that count nothing."""
    if not lex.has("idiom_numbers", q.numeral.anchor.word):
        return False
    beside = q.near[0].word if q.near else ""
    alone = q.numeral.last is q.numeral.anchor  # but "quatre-quarts" is one by itself
    if alone and not lex.has("idiom_words", beside) and not lex.has("idiom_words", q.previous[1].lower()):
        return False
    number = key(text[q.numeral.start : q.numeral.end])
    before = [n.word for n in words_before(text, q.numeral.start, 0, 3)]
    behind = [n.word for n in q.near]
    phrases = (
        " ".join([*before[cut:], number, *behind[:count]])
        for cut in range(len(before) + 1)
        for count in range(len(behind) + 1)
    )
    if lex.all("idioms").isdisjoint(phrases):
        return False
    return not any(lex.has("compared", n.word) for n in q.near[1:2])  # "mille fois plus grand"


def _grouped(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Group of Seven", "Clube dos 13": so many make a name."""
    if q.unit is not None or not lex.has("group_joins", q.previous[1].lower()):
        return False
    near = words_before(text, q.numeral.start, 0, 3)
    return len(near) > 1 and any(
        text[n.start : n.end] in lex.all("groups") and all(len(m.word) <= 3 for m in near[at + 1 :])
        for at, n in enumerate(near[:-1])
    )


def _headed(text: str, q: Quantity, lex: Lexicon) -> bool:
    """A head of a label stands right before: article, law, page, flight, phase …"""
    if q.numeral.value is None:
        return False
    whole = q.numeral.value == q.numeral.value.to_integral_value()  # "nota 12", but "nota 8,5" is a mark
    if q.unit is not None and not whole:
        return False
    _, word, gap = q.previous
    if not word or "\n" in gap:
        return False
    low = plain(word.lower())
    if _NUMERO.search(text, max(0, q.start - 8), q.start):
        return True
    if low == "no" and lex.language == "es" and "." not in gap and word != "No":
        return False  # "y no 1.340"
    free = q.unit is None and q.numeral.bare and whole and gap == " "
    if free and (lex.has("labels", low) or _headed_adjective(text, q, lex)):
        return True
    if lex.has("day_heads", low):
        return q.unit is None and gap == " " and q.numeral.value <= 99
    if not lex.has("heads", low) and not lex.has("heads", low.split("-")[-1]) and word.lower() not in lex.all("heads"):
        return len(word) == 1 and word.isupper() and gap.startswith(".") and q.unit is None  # "S. 3180"
    if len(low) == 1 and "." not in gap:
        return False
    return not ("." in gap and len(low) > 5 and gap.strip() == ".")  # there a sentence ended


_ROW = re.compile(r"([^\W\d_]{1,30})[ \u00a0](\d{1,4})(?:, \d{1,4}){0,4} ([^\W\d_]{1,7})[ \u00a0]$")


def _in_row(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "die Linien 2 und 5": one more figure of a label that has several."""
    if not q.numeral.bare or q.unit is not None:
        return False
    row = _ROW.search(text, max(0, q.start - 70), q.start)
    if row is None or not lex.has("and", row[3].lower()):
        return False
    low = plain(row[1].lower())
    if lex.has("labels", low) or lex.has("heads", low):
        return True
    noun = lex.flags["capitalised"] and row[1][0].isupper() and not opens_sentence(text, row.start())
    return bool(noun) and not (low in lex.words or low in lex.before or low in lex.units)


def _begins_elsewhere(text: str, start: int, q: Quantity, lex: Lexicon) -> bool:
    """As in "Em Campinas 400 esperam vaga": a place opens the sentence, and the figure is what its verb counts."""
    if not is_counted_after_all(q, lex):
        return False
    before, word, _ = previous_word(text, start)
    return 0 < len(word) <= _ARTICLE and not lex.has("definite", word.lower()) and opens_sentence(text, before)


def is_elided(text: str, q: Quantity, end: int, lex: Lexicon) -> bool:
    """As in "The Greens won 22, Labour 18": a name and its figure behind a quantity that ends at ``end``, no verb."""
    if not end or not q.numeral.bare or q.unit is not None or q.start - end > _ELIDED:
        return False
    if (q.near and not lex.has("and", q.near[0].word)) or not text[q.start : q.end].isdigit():
        return False
    words = text[end : q.start].replace(",", " , ").replace(";", " ; ").split()
    if len(words) not in (2, 3, 4) or not words[-1][0].isupper() or not words[-1].isalpha() or text[q.start - 1] != " ":
        return False
    if words[-1] in lex.all("series") or words[-1] in lex.all("numbered") or lex.has("heads", words[-1].lower()):
        return False
    joined = words[0] in (",", ";") or lex.has("and", words[0].lower())
    return joined and all(w.islower() and len(w) <= _ARTICLE for w in words[1:-1])


def _headed_adjective(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "a nota técnica 18": where adjectives follow their noun, one may part it from its figure."""
    word = q.previous[1]
    if len(word) < 4 or lex.language not in _ADJECTIVE_BEHIND or not word.islower() or lex.has("noun_not", word):
        return False
    _, head, gap = previous_word(text, q.previous[0])
    low = plain(head.lower())
    return gap == " " and len(low) > 3 and (lex.has("labels", low) or lex.has("heads", low))


def _after_capital(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Boeing 737", "Agenda 2030", "Formula 1": a capitalised word before, no noun behind."""
    start, word, gap = q.previous
    if not word or not gap.isspace() or len(gap) > 1 or "\n" in gap:
        return False
    if word in lex.all("series"):
        return True
    digits = text[q.numeral.start : q.numeral.end]
    version = lex.decimal == "," and _VERSION.fullmatch(digits) is not None  # "TPM 2.0"
    if not (digits.isdigit() or version) or not any(c.isupper() for c in word) or _PARTITIVE.match(text, q.numeral.end):
        return False
    if _is_score(text, q, lex) or _begins_elsewhere(text, start, q, lex):
        return False
    acronym = word.isupper() and (len(word) > 1 or text[start - 1 : start] == "&") and _mixed_case(text, start)
    if len(digits) > (_LONG_CODE if acronym else _SHORT_CODE):
        return False
    if acronym and lex.flags["capitalised"] and "1800" <= digits <= "1999" and q.attached is False:
        return True  # "TSV 1860 München"
    numbered = acronym or word[0].islower() or word in lex.all("numbered")
    if opens_sentence(text, start) and not numbered:
        return False
    low = word.lower()
    if lex.has("definite", low) and not opens_sentence(text, start):
        return q.unit is None or (q.unit[0].isupper() and not lex.flags["capitalised"])  # "Los 40", "Les 400 Coups"
    if not acronym and (lex.has("noun_not", low) or low in lex.words or low in lex.before or low in lex.units):
        return False
    return q.unit is None


def _mixed_case(text: str, at: int) -> bool:
    """Whether the line around ``at`` has small letters, so that capitals mean something."""
    return any(c.islower() for c in line_of(text, at, 40))


def _capital_word(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Big Four", "Três Poderes": a capitalised number word inside a sentence, next to another capital."""
    start = q.numeral.start
    if not text[start].isupper() or opens_sentence(text, start):
        return False
    if lex.flags["capitalised"] and (q.numeral.scale >= 1000 or lex.has("multiples", q.numeral.anchor.word)):
        return False
    _, previous, _ = previous_word(text, start)
    counted = q.unit is not None and q.unit[0].islower() and not previous[:1].isupper()
    named = q.unit is not None and q.unit[0].isupper() and not lex.flags["capitalised"]  # "Les Mille Étangs"
    if counted or not (q.numeral.anchor.part is Part.CARDINAL or (named and q.numeral.anchor.part is Part.SCALE)):
        return False
    letters = list(re.findall(r"[^\W\d_]{4,}", line_of(text, start)))
    headline = (
        bool(letters) and not _ends_sentence(text, start) and sum(w[0].isupper() for w in letters) > 0.7 * len(letters)
    )
    return not headline


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the line around ``at`` ends as a sentence does; headlines don't."""
    return line_of(text, at).rstrip(' \t\u00a0"”“»’')[-1:] in (".", "!", "?", "…")


def _is_ordinal(text: str, q: Quantity, lex: Lexicon) -> bool:
    """German writes its ordinals with a full stop: "der 3. Platz", "im 19. Jahrhundert"."""
    end = q.numeral.end
    if lex.language != "de" or text[end : end + 2] not in (". ", ".\u00a0") or end - q.numeral.start > 3:
        return False
    following = text[end + 2 : end + 3]
    if following.islower() or text[end + 2 : end + 4].isupper():
        return True  # "1. FC Köln"
    near = words_before(text, q.start, 0, 1)
    return bool(near) and lex.has("determiners", near[-1].word) and following.isupper()


def is_year(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether a bare figure is a year: four digits, no unit behind it, or a word of time before it; or "'92"."""
    digits = text[q.numeral.start : q.numeral.end]
    if len(digits) == 2 and q.numeral.bare and q.unit is None and text[q.numeral.start - 1 : q.numeral.start] in _CUT:
        return text[q.numeral.start - 2 : q.numeral.start - 1] in _BLANKS
    if not q.numeral.bare or q.prefixed or len(digits) != 4 or not digits.isdigit() or not "1200" <= digits <= "2199":
        return False
    if q.sort is not None:
        return q.sort is Sort.TIME or q.sort is Sort.AGE
    if q.unit is not None and text[q.end : q.end + 1].isdigit():
        return True  # "2024 YR4"
    if q.unit is None:
        if _YEAR_BEHIND.match(text, q.end):
            return False  # "de 3500 em 1992 para 1200 em 1997"
        bound = bounds.before(text, q.start, 0, lex)
        return bound is None or bound[1] not in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    if lex.flags["capitalised"] and q.near and text[q.near[0].start].islower():
        return True  # "des 1849 verstorbenen Dichters"
    near = words_before(text, q.start, 0, 1)
    return bool(near) and lex.has("year", near[-1].word)
