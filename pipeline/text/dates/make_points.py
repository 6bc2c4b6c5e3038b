"""Makers of what the calendar names: days, months, years, seasons, feasts, weekdays."""

from __future__ import annotations

import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, lookalikes, names
from pipeline.text.dates.anchors import Anchored, FromTold, ThatWeekday
from pipeline.text.dates.cues import cues
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import SHARE, Weak, day_of, following_words, maker, mod_of, month_of, year_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.parts import Inside, Part
from pipeline.text.dates.points import Day, Period, Years
from pipeline.text.dates.relative import Relative
from pipeline.text.dates.spans import Open, Range
from pipeline.text.dates.stretches import Beside
from pipeline.text.dates.yearly import Feast, Week


@maker
def date(f: Found) -> Node | Weak | None:
    """A day told by number and month, by number alone, with or without its weekday."""
    day = day_of(f)
    if day is None or not 1 <= day <= 31 or names.joined_name(f):
        return None
    if year_of(f) is None and f.get("wd") is None and names.called_so(f):
        return guards.NOTHING  # "Colégio 7 de Setembro"
    if _is_event(f):
        return Plain("day", DateKind.RELATIVE)
    named = f.lex.options.get("small_months") and f.text[f.start].isalpha() and f.get("wd") is None
    if named and year_of(f) is None and f.text[f.end - 1].isalpha() and month_of(f) and names.capital_inside(f):
        return guards.NOTHING  # "o Dois de Julho", a club
    if year_of(f) is None and month_of(f) and f.get("wd") is None and lookalikes.numbers_name(f):
        return None  # "on Radio 4, 13 June"
    if year_of(f) is None and f.text[f.end - 1].isdigit() and f.listed("count_after", f.word_after()):
        return None  # "in the first week of July 14 people"
    return Day(day, month_of(f), year_of(f), f.get("wd"), mod_of(f))


def _is_event(f: Found) -> bool:
    """Whether a day with a capital and an article is what happened on it once: "antes do 25 de Abril"."""
    bare = year_of(f) is None and f.get("wd") is None and f.listed("event_articles", f.word_before())
    return bare and f.text[f.start].isdigit() and f.text[f.start : f.end].split()[-1].istitle()


@maker
def weakdate(f: Found) -> Node | Weak | None:
    """As ``date``, but too thin to stand in running text ("the 5")."""
    node = date(f)
    return Weak(node) if isinstance(node, Node) else node


@maker
def baredate(f: Found) -> Node | Weak | None:
    """A day by its number alone ("on the 18th", "lundi 21"), where no noun follows that the number could count."""
    if f.listed("label_words", f.word_before()):
        return guards.NOTHING  # "appelez le 18"
    if f.lex.options.get("small_months") and names.of_place(f):
        return None  # "el 7 del Barça"
    return date(f) if f.alone or guards.goes_on_small(f) else None


@maker
def numdate(f: Found) -> Node | Weak | None:
    """A day in figures, year and all."""
    if not guards.free_figures(f):
        return None
    y, m, d = f.get("numdate") or (year_of(f), month_of(f), day_of(f))
    return Day(d, m, y, f.get("wd"))


@maker
def dm(f: Found) -> Node | Weak | None:
    """A day in figures without a year, where words beside it say that it is one."""
    if f.get("wd") is None and f.listed("share_of", f.word_after().lower()):
        return None  # "the last 1/3 of the race"
    m, d = f.get("dm") or f["dmdot"]
    return Day(d, m, year_of(f), f.get("wd"), mod_of(f)) if guards.free_figures(f, marks=".,:") else None


@maker
def weakdm(f: Found) -> Node | Weak | None:
    """A day in figures without a year and without company."""
    node = dm(f)
    return Weak(node) if isinstance(node, Node) else None


@maker
def mayname(f: Found) -> Node | Weak | None:
    """A month whose name is another word too: it needs a small word before it that says so."""
    sure = f.alone or f.listed("may_before", f.word_before())
    if not f.listed("may_surely", f.word_before()) and f.listed("may_not_after", f.word_after().lower()):
        return None  # "May I ask"
    node = Period("month", f["month"], None)
    return node if sure else Weak(node)


@maker
def month(f: Found) -> Node | Weak | None:
    """A month, with its year or without."""
    n = month_of(f)
    if n is None and f.get("my"):
        n, year = f["my"]
        if not (f.alone or (f.text[f.start : f.end].startswith(("0", "1")) and f.text[f.start + 1].isdigit())):
            return None  # "1/2004" numbers a law
        return Period("month", n, year)
    if n is None or not 1 <= n <= 12 or re.search(r"\d-?$", f.text[max(0, f.start - 2) : f.start]):
        return None  # "#14juillet", "8-Mai-1945"
    if f.get("yy") is not None and f.text[f.end - 1].isdigit() and not (f.alone or guards.goes_on_small(f)):
        return None  # "en mars 23 personnes"
    if year_of(f) is not None and f.text[f.end - 1].isalpha() and _is_short(f):
        return None  # "dez mil novecentos e dois", a number
    if f.get("short") and not _is_short(f):
        return None  # "in March.": the sentence ends
    if f.get("mod") is None and (year_of(f) is None or f.text[f.start].islower()) and _another_word(f, n):
        return None  # "the March", a march
    if year_of(f) is None and not names.month_not_name(f):
        return None
    if f.get("of") is not None:
        return Inside(f["of"], n, "month")
    return _counted(f, Period("month", n, year_of(f), mod_of(f), _reported(f)))


_REPORT = 40
"""Characters before a month within which the word for what is reported on stands."""
_WORD = re.compile(r"[^\W\d_]+")


def _reported(f: Found) -> bool:
    """Whether it is the month that figures are about: "os dados de emprego de outubro", "a inflação de março"."""
    words = _WORD.findall(f.text[max(0, f.start - _REPORT) : f.start].lower())[-5:]
    of = f.lex.options.get("share_of", ())
    if len(words) < 2 or words[-1] not in of:
        return False
    at = next((i for i in reversed(range(len(words))) if f.listed("report_nouns", words[i])), None)
    opens = cues(f.lex.language).opens
    return at is not None and all(word in of or word not in opens for word in words[at:])


def _is_short(f: Found) -> bool:
    """Whether a month is told by a short name ("dez", "Sept."), and not by "August", which is one where nouns are."""
    word = guards.inside_first(f)
    return len(word) <= len("sept") and "MONTHAB" in f.lex.words.get(word, {})


def _another_word(f: Found, n: int) -> bool:
    """Whether the word before a month makes it another word, though not in "the June vote", "the March figures"."""
    before, after = f.word_before(), f.word_after()
    if not f.listed("month_not_after", before) or "M" not in f.lex.words.get(guards.inside_first(f), {}):
        return False
    if n not in f.lex.options.get("months_also_words", (n,)):
        return False  # "a January friendly", "last year's June-November payment"
    if not f.listed("ending_articles", before) or f.text[f.start].islower():
        return True
    counted = after[:1].islower() and not guards.is_small(f, after)
    return n in f.lex.options.get("months_also_words", ()) and not counted


@maker
def weakmonth(f: Found) -> Node | Weak | None:
    """A month's short name, which is a reading only in company."""
    node = month(f)
    return Weak(node) if isinstance(node, Node) else None


@maker
def year(f: Found) -> Node | Weak | None:
    """A year beside words that say so."""
    n = year_of(f)
    if n is None or (not f.get("sure") and guards.counts_something(f)):
        return None
    return Years(n, n)


@maker
def bareyear(f: Found) -> Node | Weak | None:
    """A year by its looks alone."""
    n = f["year"]
    if not f.text[f.start].isdigit():  # "dos mil veinte" is a number until a month stands before it
        before = f.word_before()
        told = n < 2000 and f.listed("year_before", before) and not guards.joins(f, before) and guards.goes_on_small(f)
        return Years(n, n) if told else None
    if not guards.bare_year(f, n):
        return Weak(Years(n, n)) if 1900 <= n <= 2199 and not guards.counts_something(f) else None
    return Years(n, n)


@maker
def years(f: Found) -> Node | Weak | None:
    """From one year to another; the second may lack its century."""
    first, last = f.get("a"), f.get("b")
    if f.get("yspan"):
        first, last = f["yspan"]
        return Years(first, last) if guards.free_figures(f) else None
    if first is None or last is None:
        return None
    if f.get("short"):
        last = first // 100 * 100 + last % 100
        if not first < last <= first + 6 or _PARTED.search(f.text, f.start, f.end):
            return None
    if f.get("bare") and (first % 100 <= _DAYS or not guards.goes_on_small(f)):
        return None  # "entre el 6 y el 9", "entre el 40 y el 60 por ciento"
    if f.get("and") and last - first != 1:
        return None  # two years, each a reading of its own
    if not 1000 <= first < last <= 2199 or last - first > 400 or guards.counts_something(f):
        return None
    return Range(Years(first, first), Years(last, last))


_DAYS = 31
"""Days of a month: two figures up to it may be one."""

_PARTED = re.compile(r"\d\s")
"""A space behind figures: then they are two years, and no "temporada 2003-04"."""


@maker
def decade(f: Found) -> Node | Weak | None:
    """A decade: "anos 1990", "the 90s", "die 80er Jahre"."""
    n = next((v for slot in ("year", "yy", "decade", "int") if (v := f.get(slot)) is not None), None)
    if n is not None and f.get("yy") is not None and not f.text[f.start : f.end].endswith(str(n)):
        n %= 100  # "os anos 40" are no decade to come
    if any(f.listed("age_owners", word) for word in guards.words_before(f)[-2:]):
        return guards.NOTHING  # "in his early 40s"
    if lookalikes.of_life(f):
        return guards.NOTHING  # "in his 50s or 60s", "52 fifties"
    if f.get("led") and not f.listed("decade_led", f.word_before()):
        return None  # "ein rüstiger Achtziger" is a man
    if f.get("los") and f.listed("age_before", f.word_before()):
        return guards.NOTHING  # "habrá cumplido los 90"
    if (
        n is None
        or n % 10
        or (f.get("los") and (f.word_before() == "a" or not guards.no_noun(f, f.word_after() or "y")))
    ):
        return None  # "a los 80": at that age; "los 30 heridos"
    if f.get("yy") is not None:
        n %= 100  # "los años 30" are those of the last century, whatever '30 is as a year
    if n % 100 == 0 and _FOUR_FIGURES < n < _DOUBTFUL_HUNDRED and f.lex.options.get("hundreds"):
        return Years(n, n + 99, "century")  # "in the 1800s"
    first = n if n >= 1000 else 1900 + n % 100 if n % 100 >= 20 or f.get("decade") else 2000 + n % 100
    return Years(first, first + 9, "decade")


@maker
def century(f: Found) -> Node | Weak | None:
    """A century by its number, also a Roman one."""
    n = next((v for slot in ("roman", "ord", "dd", "n") if (v := f.get(slot)) is not None), None)
    if not n or not 1 <= n <= _LAST_CENTURY:
        return None
    if f.get("bc"):
        return Plain("century", DateKind.ABSOLUTE)  # ISO days begin with the first year
    if f.lex.options.get("small_units") and names.called_after(f):
        return guards.NOTHING  # "the 21st Century Institute"
    word = f.text[f.start : f.end].split()[0]
    named = word.istitle() and word.isalpha() and "ROMAN" not in f.lex.words.get(word.lower(), {})  # "au Ier siècle"
    if f.lex.options.get("small_months") and named and not guards.begins_sentence(f):
        return guards.NOTHING  # "Siglo XXI Editores"
    return Years((n - 1) * 100 + 1, n * 100, "century")


@maker
def decades(f: Found) -> Node | Weak | None:
    """From one decade to another: "as décadas de 1960 e 1970", "anos 80 e 90"."""
    firsts = [_decade(f, side) for side in "ab"]
    if any(n % 10 for n in firsts) or firsts[0] >= firsts[1]:
        return None
    a, b = (Years(n, n + 9, "decade") for n in firsts)
    return Range(a, b)


def _decade(f: Found, side: str) -> int:
    """The first year of a decade told by two figures or four."""
    n = int(f[side])
    return n if str(n) in f.text[f.start : f.end] and n >= _FOUR_FIGURES else 1900 + n % 100


_FOUR_FIGURES = 1000
_DOUBTFUL_HUNDRED = 1900
"""The first year whose "1900s" may be a decade as well as a century."""


@maker
def centuries(f: Found) -> Node | Weak | None:
    """From one century to another: "os séculos XVI e XVII"."""
    a, b = int(f["a"]), int(f["b"])
    if not 1 <= a < b <= _LAST_CENTURY:
        return None
    first, last = (Years((n - 1) * 100 + 1, n * 100, "century") for n in (a, b))
    return Range(first, last)


_LAST_CENTURY = 21


@maker
def quarter(f: Found) -> Node | Weak | None:
    """A quarter, half or month by its number in the year."""
    n = next((v for slot in ("ord", "dd", "quarter") if (v := f.get(slot)) is not None), None)
    unit = f.get("unit", "quarter")
    if f.get("shared") and not SHARE.search(f.text, max(0, f.start - 12), f.start):
        return None  # "3% in the first half", but not the first half of a match
    most = {"quarter": 4, "third": 3, "half": 2, "month": 12}.get(unit)
    if n is None or most is None or n == 0 or abs(n) > most:
        return None
    if n < 0:
        n = most + 1 + n
    if f.get("of") is not None:
        return Inside(f["of"], n, unit)
    if unit == "month" and year_of(f) is None:
        return None
    return Period(unit, n, year_of(f), mod_of(f))


@maker
def monthsof(f: Found) -> Node | Weak | None:
    """A stretch of ``size`` months by its number in the year: "el primer cuatrimestre"."""
    n, size = f["ord"], f["size"]
    if not 1 <= n * size <= _MONTHS:
        return None
    last = Period("month", n * size, year_of(f))
    return Range(Period("month", (n - 1) * size + 1, year_of(f)), last)


_MONTHS = 12


@maker
def season(f: Found) -> Node | Weak | None:
    """A season, with its year or without."""
    if f.get("of") is not None and isinstance(f["of"], Relative):
        return Period("season", f["season"], None, f["of"].n)
    mod = -int(f["n"]) if f.get("n") else mod_of(f)  # "two summers ago"
    node = Period("season", f["season"], year_of(f), mod)
    if node.y is None and node.mod is None and lookalikes.is_drop(f):
        return None
    asked = f.lex.options.get("season_names") or f.lex.options.get("small_months")
    if node.y is None and node.mod is None and asked and names.called_after(f):
        return guards.NOTHING  # "in Winter's Tale", "la Primavera Árabe"
    bare = node.y is None and node.mod is None and not f.alone
    if bare and f.lex.options.get("small_seasons") and names.capital_inside(f):
        return guards.NOTHING  # "le Printemps", a shop
    if node.y is None and node.mod is None and (names.called_behind(f) or names.called_of(f)):
        return guards.NOTHING  # "Manhãs de Inverno", "a estação Verão"
    if f.get("part"):
        return Part(f["part"], _counted(f, node))  # "im Frühsommer 2024"
    return Open(f["side"], node) if f.get("side") else _counted(f, node)


def _counted(f: Found, node: Period) -> Node:
    """The month or season itself, or, told with "following", the one after the time told before."""
    if f.alone or not node.mod or node.y is not None:
        return node
    words = guards.words_of(f)
    from_told = following_words(f) if node.mod > 0 else "before_words"
    return FromTold(node) if any(f.listed(from_told, w) for w in words) else node


@maker
def feast(f: Found) -> Node | Weak | None:
    """A feast by name."""
    if f.lex.options.get("small_months") and not f.alone and (names.called_after(f) or names.of_place(f)):
        return guards.NOTHING  # "o Natal Solidário", "la Semana Santa de Sevilla"
    return Feast(f["feast"], year_of(f), mod_of(f), f.get("of"))


@maker
def isoweek(f: Found) -> Node | Weak | None:
    """A week by its number in the year (ISO 8601)."""
    n = next((v for slot in ("n", "dd", "int") if (v := f.get(slot)) is not None), 0)
    return Week(int(n), year_of(f), f.get("of")) if 1 <= n <= 53 else None


_FRIDAY = re.compile(r"[a-zç]-F[a-z]")
_FULL_NAME = re.compile(r"(?:Domingo de(?: la| los|l)?|[A-Z][\w-]+) [^\W\da-z_][^\W\d_]")


@maker
def weekday(f: Found) -> Node | Weak | None:
    """A weekday, with "last", "this" or "next" where the text has it."""
    if f.get("one") and not f.alone:
        return Plain("day", DateKind.RELATIVE)  # "um domingo": any one
    if not f.alone and f.listed("weekdays_also_words", f.text[f.start : f.end].split()[-1]):
        return None  # "parliament last sat a year ago"
    if f.get("event") and not f.listed("event_nouns", f.word_before()):
        return None  # "o jogo de quarta", but "carne de segunda"
    if "MODP" in f.lex.words.get(guards.words_of(f)[-1], {}) and "UU" in f.lex.words.get(f.word_after().lower(), {}):
        return None  # "on Tuesday next week"
    if f.get("habit") and _of_opening_hours(f):
        return Plain("day", DateKind.RECURRING, "REC")
    node = Day(weekday=f["wd"], mod=f.get("mod"), habit=bool(f.get("habit")))
    if f.lex.options.get("small_months") and (
        _FULL_NAME.match(f.text, f.start, f.end + 14) or _FRIDAY.search(f.text, f.start, f.end)
    ):
        return None  # "Domingo García", "Sexta-Feira" of Crusoe's
    if (
        f.get("mod") is None
        and not f.get("sure")
        and f.lex.options.get("small_weekdays")
        and f.text[f.end - 2].islower()
        and names.capital_inside(f)
    ):
        return None  # "el Viernes", a name
    if f.get("mod") is None and (not names.not_a_name(f) or names.called_behind(f)):
        return None
    if f.get("mod") == 0 and not f.alone and f.listed("that_weekdays", guards.inside_first(f)):
        return ThatWeekday(f["wd"], here=True)  # "ese martes"
    if f.get("mod") and not f.alone and (side := _beside_told(f)):
        return Beside(f["wd"], side, Anchored(0, "day", here=f.listed("before_words", guards.inside_first(f))))
    return node if names.weekday_is_day(f) else None


def _of_opening_hours(f: Found) -> bool:
    """Whether a word of opening hours stands before, and no past verb: "fermé le lundi", but "a fermé le lundi"."""
    words, known = guards.words_before(f), cues(f.lex.language)
    return bool(words) and f.listed("opening_words", words[-1]) and not any(known.lean(w) for w in words[:-1])


def _beside_told(f: Found) -> int:
    """On which side of the day told before it a weekday lies ("le mardi suivant"); 0 where no word says so."""
    first, last = guards.inside_first(f), guards.words_of(f)[-1]
    if f.listed("before_words", last) or f.listed("before_words", first):
        return -1
    return int(f.listed("after_words", last))


@maker
def weakweekday(f: Found) -> Node | Weak | None:
    """A weekday's short name, which is a reading only in company."""
    # "sex." and "segunda" are weekdays in a note or a heading, not in running text
    if len(f.text) > _NOTE or (f.get("short") and not (f.alone or guards.goes_on_small(f))):
        return None
    return Weak(Day(weekday=f["wd"], mod=f.get("mod")))


_NOTE = 60
"""Characters up to which a text is a note, where short names of weekdays may stand for themselves."""
