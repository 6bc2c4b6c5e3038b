"""What holds of the reader of numbers on any text, and round trips through every language's own way of writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from pipeline.core.quantity import plain
from pipeline.text.numbers import read_numbers
from pipeline.text.numbers.figures import parse, split_spaces
from tests.steps import steps

LANGUAGES = ("pt", "en", "es", "fr", "de")
LOCALES = {"pt": "pt_BR", "en": "en_GB", "es": "es_AR", "fr": "fr_FR", "de": "de_DE"}

# Pieces that make and break numbers, in all five languages at once.
ODDMENTS = """1 12 300 1.200 1,5 1.200,50 1,200.50 2015 10:30 3-5 2-1 50% % R$ US$ € $ mil milhões million bn k e and et
und y dois two dos deux zwei um one une ein meio half terço third quarts avos de of vírgula point - – . , ( ) a to bis
entre between cerca about mais more menos minus pessoas people anos years km Uhr h ½ 0 00 007 1e6 ^ ' ’ + / : ; º 5º
dreihunderteins quatre-vingt vingt veinticinco dozen dúzia centenas several algumas Artigo Boeing Rua § # @
www.a1.com"""
PIECES = st.sampled_from([*ODDMENTS.split(), "\n", "", " "])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map(" ".join) | st.lists(PIECES).map("".join)
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


@given(TEXTS, st.sampled_from([*LANGUAGES, "xx", "pt-BR", "es-MX"]))
@settings(max_examples=400, deadline=None)
def test_readings_stand_in_order_within_the_text(text: str, language: str) -> None:
    """No reading overlaps another or leaves the text, its figure lies in it, and its values agree with its kind."""
    end = 0
    for reading in read_numbers(text, language):
        assert end <= reading.start < reading.end <= len(text)
        assert reading.start <= reading.figure[0] < reading.figure[1] <= reading.end
        assert (reading.low is None) == (reading.high is None)
        assert reading.value is None or reading.low is None
        for value in (reading.value, reading.low, reading.high):
            assert value is None or (value.is_finite() and Decimal(plain(value)) == value)
        assert reading.unit is None or reading.unit
        end = reading.end


@given(TEXTS, st.sampled_from(LANGUAGES), st.data())
@settings(max_examples=300, deadline=None)
def test_taken_spans_are_never_touched(text: str, language: str, data: st.DataObject) -> None:
    """Whatever is taken, no reading overlaps it."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    taken = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    for reading in read_numbers(text, language, taken):
        assert all(reading.end <= start or end <= reading.start for start, end in taken)


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=AMOUNTS)
@settings(max_examples=150, deadline=None)
def test_what_a_locale_writes_is_read_back(language: str, value: Decimal) -> None:
    """``read(format(x)) == x`` in the notation of each locale, in a sentence."""
    written = format_decimal(value, locale=LOCALES[language], decimal_quantization=False)
    (reading,) = read_numbers(f"— {written} %", language)
    assert reading.value == value
    assert reading.unit == "%"


@pytest.mark.parametrize("words", ["pt_BR", "pt", "en", "es", "fr", "de"])
@given(number=st.integers(0, 10**15) | st.integers(0, 2000) | st.integers(1, 999).map(lambda n: n * 10**6))
@settings(max_examples=150, deadline=None)
def test_number_words_are_read_back(words: str, number: int) -> None:
    """Every whole number up to 10^15, as num2words spells it, with its commas and without."""
    spelled = num2words(number, lang=words)
    for text in {spelled, spelled.replace(",", "")}:
        (reading,) = read_numbers(text, words.replace("_", "-"))
        assert reading.value == number
        assert (reading.start, reading.end) == (0, len(text))


FIGURES = [
    ("1.200,50", ",", "1200.50"),
    ("1,200.50", ",", "1200.50"),
    ("1.200", ",", "1200"),
    ("1.200", ".", "1.200"),
    ("1,200", ".", "1200"),
    ("2.5", ",", "2.5"),
    ("1,3", ".", "1.3"),
    ("5.000", ".", "5000"),
    ("0.500", ",", "0.500"),
    ("12,34,567.89", ".", "1234567.89"),
    ("1'000'000", ".", "1000000"),
    ("1.234.567", ".", "1234567"),
    ("3.11.7", ",", None),
    ("192.168.0.1", ",", None),
    ("192.168.100.200", ",", None),
    ("1.200.000.000", ",", "1200000000"),
    ("1" * 40, ",", None),
]


@pytest.mark.parametrize(("chunk", "decimal", "value"), FIGURES, ids=[f"{f[0][:16]} in {f[1]}" for f in FIGURES])
def test_a_figure_is_read_in_its_locale_first(chunk: str, decimal: str, value: str | None) -> None:
    """The other convention only where the locale's own can't be meant; versions and addresses are no figures."""
    assert parse(chunk, decimal) == (None if value is None else Decimal(value))


SPACED = [
    ("40 000", True, ["40000"]),
    ("1 414 021 100", False, ["1414021100"]),
    ("15 300", False, ["15", "300"]),
    ("2015 300", True, ["2015", "300"]),
    ("423 0000", True, ["423", "0000"]),
    ("1\u202f234\u202f567.89", False, ["1234567.89"]),
    ("01 23 45 67 89", True, []),
    ("0345 988 1188", True, []),
]


@pytest.mark.parametrize(("chunk", "loose", "figures"), SPACED, ids=[s[0] for s in SPACED])
def test_blanks_join_groups_of_three_only(chunk: str, loose: bool, figures: list[str]) -> None:
    """A blank groups thousands where the language writes so; pairs of digits are a telephone number."""
    assert [f for _, _, f in split_spaces(chunk, loose=loose)] == figures


ENDLESS = ["1", "1 ", "1.", "1,", "1 000 ", "a1", "dois ", "mil e ", "vinte e ", "meia ", "um ", "1-", "1/2 ", "(", "$"]


@pytest.mark.parametrize("piece", [*ENDLESS, " ,5", "zweihundert", "- "])
def test_work_grows_with_length_only(piece: str) -> None:
    """Eight times the text takes about eight times the steps, whatever it is made of (a square would take more)."""

    def work(length: int) -> int:
        return steps(lambda: read_numbers(piece * (length // len(piece)), "pt"))

    work(1000)  # the tables are built at their first use
    assert work(32_000) < 10 * work(4_000) + 1000
