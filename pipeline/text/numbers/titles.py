"""Numbers in the title of a work: 'the film "Four Brothers"', "Der Film Lola rennt 3"."""

from __future__ import annotations

import re

from pipeline.text import quoted
from pipeline.text.numbers.around import line_of, previous_word, words_after
from pipeline.text.numbers.lexicon import Lexicon, Sort
from pipeline.text.numbers.singular import is_plural_verb
from pipeline.text.numbers.units import Quantity

_LONGEST = 60  # characters of a title, to each side of its number
_WORDS = 6  # words from "film" to the number that ends its title
_QUOTE = re.compile('["“„«‘]')
_PARTS = 6  # words of a quoted title that nothing announces
_REGION = re.compile(r" \([A-Z]{2}\)")  # "Três Lagoas (MS)"
_REST = re.compile('([^.,;:!?\n"“”„«»‘]{0,60})["“”»’][ \u00a0](?=[a-zà-ÿ])')
_OPENING, _CLOSING = '"“„«‘', '"”“»’'


def in_title(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether the number stands in quotation marks, or at the end of capitals, behind a word for a work."""
    stems = lex.stems["works"]
    if not stems:
        return False
    start = q.numeral.start
    back = text[max(0, start - _LONGEST) : start]
    if _QUOTE.search(back) and (
        quoted.in_title(text, start, q.end, lex.language)
        or _quoted(text, q, back, stems)
        or _closing(text, q, back)
        or _stands_alone(text, q, back, lex)
    ):
        return True
    if _is_unquoted(text, q, lex):
        return True
    if _named_by(text, q, lex, stems):
        return True
    return q.numeral.bare and q.unit is None and _follows(back, stems)


def _named_by(text: str, q: Quantity, lex: Lexicon, stems: tuple[str, ...]) -> bool:
    """As in "the film 12 Monkeys": the word for the work, with an article of the singular, stands right before."""
    start, word, gap = q.previous
    if gap != " " or not word.lower().startswith(stems) or word.endswith(lex.stems["no_singular"] or ("s",)):
        return False
    if q.unit is not None and q.unit[0].isupper() and not lex.flags["capitalised"]:
        return True  # "Film 21 Grams was shown again"
    return lex.has("singular", previous_word(text, start)[1].lower())


def _quoted(text: str, q: Quantity, back: str, stems: tuple[str, ...]) -> bool:
    """As in 'das Stück „Die drei Groschen“': what is quoted begins with a capital and holds no sentence."""
    quote = max(back.rfind(mark) for mark in _OPENING)
    head = back[: max(0, quote)].rstrip()
    if not head or not head[-1].isalnum():
        return False
    inside = back[quote + 1 :].strip()
    opens = inside[:1] or text[q.numeral.start]
    if not (opens.isupper() or opens.isdigit()) or any(mark in inside for mark in ".!?"):
        return False
    if not any(word.startswith(stems) for word in head.lower().split()[-2:]):
        return False
    return any(mark in text[q.numeral.end : q.numeral.end + _LONGEST].partition("\n")[0] for mark in _CLOSING)


def _closing(text: str, q: Quantity, back: str) -> bool:
    """As in '„Fahrenheit 451“': nothing but capitalised words and the figure are quoted."""
    if not q.numeral.bare or q.unit is not None or text[q.numeral.end : q.numeral.end + 1] not in tuple(_CLOSING):
        return False
    inside = back[max(back.rfind(mark) for mark in _OPENING) + 1 :].split() if back.strip() else []
    return 0 < len(inside) <= 3 and all(w[0].isupper() and w.isalpha() for w in inside) and len(inside[-1]) > 1


def _stands_alone(text: str, q: Quantity, back: str, lex: Lexicon) -> bool:
    """As in '„Die zwölf Stühle“ läuft wieder': a few words with a capital that the sentence goes on with.

    Speech has a comma or a full stop at its end; a quantity that is only quoted begins with a figure or small.
    """
    quote = max(back.rfind(mark) for mark in _OPENING)
    inside = back[quote + 1 :].lstrip()
    if not (inside or text[q.numeral.start])[:1].isupper() or inside.count(" ") > 1:
        return False
    head = back[:quote].rstrip(" \u00a0")[-1:]
    if head not in (".", "!", "?", "\n", "") and not head.isalnum():
        return False
    m = _REST.match(text, q.numeral.end)
    if m is None or inside.count(" ") + m[1].count(" ") > _PARTS:
        return False
    return not any(is_plural_verb(w, lex) for w in m[1].lower().split()[1:])  # "“Three people died” is untrue"


def _is_unquoted(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Twelve Angry Men opened": a sentence begins with capitals that only a title gives to such a noun."""
    start = q.numeral.start
    if q.unit is None or not q.unit.istitle() or not text[start].isupper() or lex.flags["capitalised"]:
        return False
    alike = lex.has("title_nouns", q.unit.lower()) or q.sort is Sort.MEASURE  # "Four Mile Creek"
    alike = alike or _REGION.match(text, q.end) is not None
    behind = words_after(text, q.end, len(text), 1)
    if not alike and not (behind and lex.has("singular_verbs", behind[0].word)):  # "Seven Psychopaths is back"
        return False
    return any(w.islower() and len(w) > 3 for w in line_of(text, start).split())


def _follows(back: str, stems: tuple[str, ...]) -> bool:
    """As in "Der Film Lola rennt 3": a capital right behind the word for the work, and nothing but words to the end."""
    words = back.split()[-_WORDS:]
    for at, word in enumerate(words[:-1]):
        if word.lower().startswith(stems):
            return words[at + 1][0].isupper() and all(w[-1].isalnum() for w in words[at:])
    return False
