"""Bytes become the right text, or are refused; mojibake never passes in silence."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.read.decode import decode
from tests.steps import steps

PT = "A ação do São João não é útil: “vamos à praça”, disse Conceição — 5 € por mês."
DE = "Der Bäcker mußte früh öffnen; die Größe der Straße überraschte."
FR = "L’été dernier, les élèves ont mangé à Noël des bœufs, ça coûte 3 €."
ES = "El año pasado, ¿quién ganó? ¡La señora Núñez!"
EN = "It cost £5 in the café, “roughly”."
LATIN = "A ação do São João não é útil; Conceição diz que está à espera."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        pytest.param(PT, "utf-8", id="utf-8"),
        pytest.param(PT, "utf-8-sig", id="utf-8-with-mark"),
        pytest.param(PT, "utf-16", id="utf-16-with-mark"),
        pytest.param(PT, "utf-16-le", id="utf-16-le-without-mark"),
        pytest.param(PT, "utf-16-be", id="utf-16-be-without-mark"),
        pytest.param(PT, "utf-32", id="utf-32-with-mark"),
        pytest.param(PT, "cp1252", id="cp1252-pt"),
        pytest.param(DE, "cp1252", id="cp1252-de"),
        pytest.param(FR, "cp1252", id="cp1252-fr"),
        pytest.param(ES, "cp1252", id="cp1252-es"),
        pytest.param(EN, "cp1252", id="cp1252-en"),
        pytest.param(LATIN, "latin-1", id="latin-1-pt"),
        pytest.param(DE, "latin-1", id="latin-1-de"),
        pytest.param("Le bœuf coûte 3 € à Noël.", "iso-8859-15", id="latin-9-with-euro"),
        pytest.param("PREFEITURA DE SÃO JOÃO ANUNCIA AÇÕES", "cp1252", id="cp1252-capitals"),
        pytest.param("Plain ASCII.", "ascii", id="ascii"),
    ],
)
def test_western_encodings_are_told_apart(text: str, codec: str) -> None:
    """Every encoding that news comes in gives the very text back."""
    assert decode(text.encode(codec), "x") == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Правительство объявило о новых мерах в среду.".encode("cp1251"), id="cyrillic"),
        pytest.param("Правительство объявило о новых мерах.".encode("koi8-r"), id="koi8"),
        pytest.param("日本の首相は昨日、新しい政策を発表した。".encode("shift-jis"), id="shift-jis"),
        pytest.param("中国政府周三宣布了新的措施。".encode("gbk"), id="gbk"),
        pytest.param(LATIN.encode("mac-roman"), id="mac-roman"),
        pytest.param(LATIN.encode("cp850"), id="dos"),
        pytest.param("Η κυβέρνηση ανακοίνωσε νέα μέτρα.".encode("iso-8859-7"), id="greek"),
    ],
)
def test_an_encoding_that_is_not_known_is_refused(data: bytes) -> None:
    """Reading it as Western would give words that nobody wrote."""
    with pytest.raises(SourceError, match=r"encoding|binary"):
        decode(data, "x")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", id="pdf"),
        pytest.param(b"PK\x03\x04word/document.xml", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="png"),
        pytest.param(bytes(range(256)) * 8, id="all-bytes"),
        pytest.param(b"text with a NUL \0 inside", id="nul"),
        pytest.param(b"\x7fELF\x02\x01\x01", id="program"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x00", id="broken-utf-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """A binary file is called one."""
    with pytest.raises(SourceError):
        decode(data, "x")


def test_a_declared_charset_is_believed_where_utf_8_fails() -> None:
    """A server that says windows-1251 is taken at its word."""
    text = "Правительство объявило о новых мерах."
    assert decode(text.encode("cp1251"), "x", "windows-1251") == text


def test_an_unknown_declared_charset_is_passed_over() -> None:
    """A charset that doesn't exist is no reason to fail."""
    assert decode(PT.encode("cp1252"), "x", "x-nonsense") == PT


def test_judging_an_encoding_looks_at_a_part_of_ten_megabytes() -> None:
    """It takes no more steps than for one."""
    data = (LATIN + "\n").encode("latin-1")
    assert steps(lambda: decode(data * 60_000, "x")) < 2 * steps(lambda: decode(data * 6_000, "x"))


@given(st.text())
def test_every_utf_8_text_comes_back_or_is_called_binary(text: str) -> None:
    """UTF-8 is never read as something else."""
    try:
        assert decode(text.encode(), "x") == text.removeprefix("\ufeff")
    except SourceError:
        assert any(ord(c) < 32 or c in "%PG{" for c in text)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    """A text or a SourceError, nothing else."""
    with contextlib.suppress(SourceError):
        decode(data, "x")
