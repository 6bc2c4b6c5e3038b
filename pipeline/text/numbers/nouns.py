"""The noun that a number counts: "400.000 chips", "1.200 novos empregos", "20 young people"."""

from __future__ import annotations

from pipeline.text.numbers.around import Near
from pipeline.text.numbers.lexicon import Lexicon, Part
from pipeline.text.numbers.row import Numeral


def counted(text: str, number: Numeral, near: list[Near], lex: Lexicon) -> Near | None:
    """The noun behind ``number`` among the words ``near``; none where it can't be told."""
    if number.fraction or (not lex.all("noun_not") and not lex.flags["capitalised"]):
        return None
    if not near or near[0].gap == "" or near[0].gap.startswith(".") or near[0].gap in "'’" or "\n" in near[0].gap:
        return None
    of = lex.has("of", near[0].word) and (number.scaled or number.value is None or number.about)
    if number.scale >= 10**6 and number.scaled and not of and lex.all("vague_next"):
        return None  # "360 millions annoncés": a noun behind a million needs its "de"
    skip = of or (lex.has("both", number.anchor.word) and lex.has("definite", near[0].word))  # "ambos os países"
    usable = _usable(near[1:] if skip else near)
    return _german(text, usable, lex) if lex.flags["capitalised"] else _plural(text, number, lex, usable)


def _usable(near: list[Near]) -> list[Near]:
    """The words a noun may be among; hyphened ones are one word ("ex-diretores")."""
    usable: list[Near] = []
    for word in near:
        if "\n" in word.gap or word.gap.startswith(".") or (usable and word.gap not in (" ", "\u00a0", "\u202f", "-")):
            break
        if usable and word.gap == "-":
            last = usable.pop()
            word = Near(last.start, word.end, last.word + "-" + word.word, last.gap)
        usable.append(word)
    return usable


def _german(text: str, near: list[Near], lex: Lexicon) -> Near | None:
    """The first capitalised word behind up to three adjectives."""
    for word in near[:4]:
        if text[word.start].isupper():
            return word if word.end - word.start > 1 else None
        if (
            not word.word.endswith(("e", "en", "er", "es", "em"))
            or len(word.word) < 4
            or lex.has("noun_not", word.word)
            or word.word in lex.words
        ):
            return None
    return None


def _plural(text: str, number: Numeral, lex: Lexicon, near: list[Near]) -> Near | None:
    """The noun as its plural shows it: the first one (English: the last word of up to three that is one)."""
    single = number.value is not None and abs(number.value) < 2
    english = lex.language == "en"
    skipped = 0
    for i, word in enumerate(near[:3]):
        low = word.word
        if lex.has("noun_not", low) or lex.has("noun_verbs", low):
            return None
        if english and (entry := lex.words.get(low)) is not None and entry.part is Part.CARDINAL:
            return None  # "a .38 six times"
        if low in lex.words and not english and not lex.has("strict_fractions", low.rstrip("s")):
            return None  # but "dois quartos" are two rooms
        if lex.has("noun_before", low):
            skipped += 1
            continue
        if word.gap in ("-", "‑") and i == 0:
            return None if low in lex.words else word  # "2-nil"
        if i and text[word.start].isupper() and near[i - 1].word.endswith(lex.stems["verb_endings"] or ("\n",)):
            return None  # "a gap of 15 billion shocked Brussels"
        if lex.has("noun_irregular", low):
            return word
        if low.endswith(lex.stems["plural"]) and len(low) > 2 and not (english and low.endswith(("ss", "ous", "us"))):
            return word
        if (
            single
            and i == (0 if english else skipped)
            and len(low) > 2
            and text[word.start].islower()
            and not low.endswith(lex.stems["verb_endings"] or ("\n",))
            and (
                number.value == 1 or (number.anchor.word and number.start < number.anchor.start)
            )  # "every third child"
        ):
            return word
        if not english:
            return None
    return None
