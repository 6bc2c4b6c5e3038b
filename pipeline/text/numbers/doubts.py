"""Words that may be a number or not: one as an article, half without company, nought as an adjective, "(25)"."""

from __future__ import annotations

from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.text.numbers import bounds
from pipeline.text.numbers.around import previous_word, words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon, Part, Sort
from pipeline.text.numbers.units import Quantity
from pipeline.text.readings import NumberReading


def is_doubtful(text: str, q: Quantity, two: Quantity | None, lex: Lexicon, floor: int) -> bool:
    """One as an article, half without company, nought as an adjective, a bare figure in brackets."""
    number = q.numeral
    if number.value == 100 and number.last is number.anchor and number.anchor.word:
        _, previous, _ = previous_word(text, number.start)
        if lex.has("percent_heads", previous.lower()):
            return True  # "por ciento" whose figure is a date's
    if number.one:
        return not _is_one(text, q, two, lex, floor)
    if lex.has("multiples", number.anchor.word):
        return not _is_multiple(text, q, lex)
    if lex.has("both", number.anchor.word):
        return not _is_both(text, q, lex)
    if number.hesitant:
        return not _is_part(text, q, lex, floor)
    if number.value is None and number.start == q.numeral.anchor.start and q.unit is None and not q.prefixed:
        return not _is_vague(text, q, lex)
    if number.value == 0 and not number.bare:
        return q.unit is None
    if lex.has("hesitant", text[number.start : number.end].lower()):
        return q.unit is None
    return _bracketed(text, q)


def _is_single(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "un seul témoin", "a single house"; but not "ni un solo voto", "a single mother"."""
    start, previous, _ = previous_word(text, q.numeral.start)
    if q.unit is None or lex.has("not_one", previous.lower()) or lex.has("single_not", q.unit.lower()):
        return False
    if not lex.has("single", q.numeral.anchor.word):
        return bool(q.near) and lex.has("single", q.near[0].word) and q.unit.lower() != q.near[0].word
    if not lex.has("article", previous.lower()) or q.near[0].gap != " ":
        return False  # "a single-engine plane"
    q.start = start
    return not lex.has("not_one", previous_word(text, start)[1].lower())


def _is_multiple(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "o dobro do preço", "kostet das Doppelte."; but not "the double agent"."""
    _, previous, _ = previous_word(text, q.numeral.start)
    definite = lex.has("definite", previous.lower())
    if not definite and not lex.has("label_articles", previous.lower()):
        return False
    near = words_after(text, q.numeral.end, len(text), 1)
    if near and lex.has("multiple_next", near[0].word) and not near[0].gap.strip():
        return True
    # "du simple au double": what is contracted counts only beside what it multiplies
    return definite and (not near or near[0].gap.startswith((".", "\n")))


def _is_both(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "both factories"; but not "both men and women", "both Ana Silva and Rui Costa"."""
    if q.unit is None or q.sort is not None:
        return False
    near = words_after(text, q.end, len(text), _NAMED)
    named = next((i for i, word in enumerate(near) if not text[word.start].isupper()), len(near))
    return not (named < len(near) and lex.has("and", near[named].word))


_NAMED = 4
"""Words of a name behind its first one, and the "and" behind them."""


def _is_one(text: str, q: Quantity, two: Quantity | None, lex: Lexicon, floor: int) -> bool:
    if lex.has("single", q.numeral.anchor.word):
        return _is_single(text, q, lex)
    if q.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.MINOR) or q.prefixed or (q.value or 0) < 0:
        # "nem um cêntimo": nothing at all
        return q.sort is not Sort.MINOR or not lex.has("not_one", previous_word(text, q.start)[1].lower())
    if q.sort is Sort.MEASURE and not lex.has("unit_one_not", (q.unit or "").lower()):
        return True
    if _is_single(text, q, lex):
        return True
    if q.unit is not None and q.sort is None and any(n.word.startswith(lex.stems["toll"]) for n in q.near[1:4]):
        return True  # "one man was killed"
    if bounds.only(text, q.start, floor, lex):
        # "apenas uma pequena parte": not how many, but of what kind
        return not (q.near and lex.has("only_kind", q.near[0].word))
    if two is None or two.numeral.start - q.numeral.end > 30:
        return False
    gap = text[q.numeral.end : two.start].lower().split()
    listed = text[max(0, q.start - 2) : q.start] == ", "  # "um porto, uma usina solar e três governos"
    contrast = 2 <= len(gap) <= 3 - listed and lex.has("and", gap[-1]) and q.unit != two.unit
    return contrast and not two.numeral.one and not two.numeral.hesitant and two.sort is not Sort.TIME


def is_one_more(text: str, q: Quantity, last: NumberReading, lex: Lexicon) -> bool:
    """As in "three buses and one lorry", "três ônibus e um caminhão.": one ends a list of what is counted."""
    if len(gap := text[last.end : q.start]) > 5 or not lex.has("and", gap.strip().lower()):
        return False
    if last.unit is None or last.kind is not NumberKind.COUNT or q.unit is None or q.sort is not None:
        return False
    article = lex.language != "en"  # elsewhere a clause may begin: "e um incêndio começou"
    return not article or text[q.end : q.end + 1] in (".", ",", ";", ")", "")


def _is_part(text: str, q: Quantity, lex: Lexicon, floor: int) -> bool:
    """Whether half, a quarter … is a quantity here: "half of", "um quarto da população", "meio por cento"."""
    number = q.numeral
    if q.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY) or (q.sort is Sort.MEASURE):
        return True
    opened = number.anchor.part is Part.HALF
    word = number.anchor.word if opened or number.last is None else number.last.word
    _, previous, gap = previous_word(text, number.start)
    if lex.has("half_not_before", previous.lower()) and gap.strip() in ("", "-"):
        return False
    near = words_after(text, number.end, len(text), 1)
    following = near[0].word if near and near[0].gap.strip() in ("", "'", "’") else ""
    if lex.has("whole_half", word):
        article = opened and number.last is not number.anchor  # "half a loss"
        if not lex.has("half", word) or lex.has("half_next", following) or article:
            return True
        if lex.has("half_behind", previous.lower()) and not following:
            return True
        return bounds.before(text, number.start, floor, lex) is not None
    if lex.has("half", word):
        return False
    if lex.has("part_next", following):
        if not lex.has("strict_fractions", word) or not lex.has("of", following) or not lex.all("part_of"):
            return True
        second = words_after(text, number.end, len(text), 2)[-1].word  # "un cuarto de hotel", "un cuarto de los votos"
        return lex.has("definite", second) or lex.has("part_of", second)
    if lex.has("part_heads", previous.lower()):
        return True  # "of whom a quarter fell ill"
    if bounds.before(text, number.start, floor, lex) is not None:
        return True
    return not following and not lex.has("strict_fractions", word) and number.value != Decimal("0.5")


def _is_vague(text: str, q: Quantity, lex: Lexicon) -> bool:
    number = q.numeral
    needed = lex.all("vague_next")
    if not needed or number.start < number.anchor.start:
        return True
    near = words_after(text, number.end, len(text), 1)
    return bool(near) and near[0].word in needed


def _bracketed(text: str, q: Quantity) -> bool:
    """As in "(25)" is a day or a note, but an age behind a name; ", 37," behind a name is an age."""
    number = q.numeral
    if not number.bare or q.unit is not None or q.prefixed:
        return False
    before, behind = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 1]
    age = number.value is not None and 15 <= number.value <= 115 and number.end - number.start <= 3
    if before.endswith("(") and behind == ")" and text[number.start : number.end].isdigit():
        if age and _behind_name(text, number.start - 1, 2):
            q.kind = NumberKind.AGE
            return False
        return True
    if age and before == ", " and behind in (",", ".", ")") and _behind_name(text, number.start - 2, 1):
        q.kind = NumberKind.AGE
    return False


def _behind_name(text: str, at: int, least: int) -> bool:
    words = words_before(text, at, 0, 2)
    if len(words) < least or not all(text[w.start].isupper() for w in words[-least:]):
        return False
    return bool(words) and text[words[-1].start].isupper() and words[-1].gap.strip() == ""
