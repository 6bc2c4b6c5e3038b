"""Numbers in the singular, which count nothing: "La 2", "o onze inicial", "le hangar 7", "The 747 was retired"."""

from __future__ import annotations

import re

from pipeline.text.numbers.around import opens_sentence, previous_word
from pipeline.text.numbers.lexicon import Lexicon, Part, Sort
from pipeline.text.numbers.units import Quantity

_NOUN = 4  # letters: what opens a sentence and is shorter may be a preposition
_PREPOSITION = 2  # letters: shorter words end as verbs do ("em", "en")
_CODE = 4  # digits: longer figures behind a noun are quantities
# What makes it a quantity after all: a second figure ("do 3 a 0"), or a percent sign that both share.
_MORE = re.compile(
    r"[ \u00a0]?(?:a|à|al|au|x|zu|to|e|y|et|and|o|ou|or|-|–|:|/)[ \u00a0]?[0-9]"
    r"|[^.\n]{0,24}?(?:%|por ciento|por cento|pour cent|per ?cent)"
)


def is_behind_singular(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether an article of the singular, or a noun with one, stands right before a number without a unit."""
    number = q.numeral
    if number.value is None or q.sort is not None or (number.value == 1 and not number.bare):
        return False
    if q.unit is not None and number.value > 1 and lex.has("indefinite", q.previous[1].lower()):
        return _is_plain_word(q, lex) or text[number.start : number.end].isdigit()  # "un deux pièces"
    if q.unit is not None and number.value != 1:  # what stands behind "la 1" is no plural
        return False
    if number.bare and not _is_code(text[number.start : number.end], lex):
        return False
    start, word, gap = q.previous
    if gap != " " or _MORE.match(text, number.end):
        return False
    low = word.lower()
    if number.bare and q.near and lex.has("articles", low) and lex.has("singular_verbs", q.near[0].word):
        return True  # "The 747 was retired"
    if number.bare and _opens_with_noun(text, start, q, lex):
        return True
    if lex.has("label_articles", low):
        return number.bare or _is_plain_word(q, lex)
    return number.bare and _is_singular_noun(text, start, low, lex) and not is_counted_after_all(q, lex)


def _opens_with_noun(text: str, start: int, q: Quantity, lex: Lexicon) -> bool:
    """As in "Zimmer 305 ist leer", "Ward 12 was shut": a capital, a figure and a verb of the singular."""
    word = q.previous[1].lower()
    if len(word) < _NOUN or not text[start].isupper() or not q.near or q.near[0].gap != " ":
        return False
    if lex.has("before_last", word) or lex.has("noun_not", word) or lex.has("label_not", word) or word in lex.words:
        return False
    verb = q.near[0].word
    if lex.has("singular_verbs", verb) or lex.has("label_verbs", verb):
        return True
    return (
        verb.endswith(lex.stems["label_verbs"] or ("\n",))
        and opens_sentence(text, start)
        and text[q.near[0].start].islower()
    )


def _is_code(figure: str, lex: Lexicon) -> bool:
    """Digits, or two figures with a full stop where that is no decimal sign: "le 49.3"."""
    head, dot, tail = figure.partition(".")
    return len(figure) <= _CODE and head.isdigit() and (not dot or (lex.decimal == "," and tail.isdigit()))


def _is_plain_word(q: Quantity, lex: Lexicon) -> bool:
    number = q.numeral
    plain = number.last is number.anchor and number.anchor.part is Part.CARDINAL
    return plain and not lex.has("multiples", number.anchor.word)


def _is_singular_noun(text: str, start: int, word: str, lex: Lexicon) -> bool:
    """A word in small letters, with an article of the singular, that may be a noun of the singular."""
    if not text[start].islower() or len(word) < 3 or word.endswith(lex.stems["no_singular"]):
        return False
    if lex.has("label_not", word) or lex.has("noun_not", word) or word in lex.words or lex.has("before_last", word):
        return False
    unit = lex.units.get(word)
    if unit is not None and unit.sort in (Sort.TIME, Sort.AGE):
        return False
    _, article, gap = previous_word(text, start)
    return text[start - 1] in "'’" or (
        gap == " " and (lex.has("singular", article.lower()) or lex.has("label_preps", article))
    )


def is_counted_after_all(q: Quantity, lex: Lexicon) -> bool:
    """As in "in the attack 12 were hurt": a verb of the plural follows."""
    return bool(q.near) and is_plural_verb(q.near[0].word, lex)


def is_plural_verb(word: str, lex: Lexicon) -> bool:
    """Whether a lower-case word ends as verbs of the plural do."""
    return len(word) > _PREPOSITION and word.endswith(lex.stems["plural_verbs"] or ("\n",))
