"""The office or trade that stands beside a name: before it, before its comma, or in apposition behind it."""

from __future__ import annotations

from pipeline.text.lexicon import Lexicon
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n"})
_BLANKS = _NEAR | {""}
_JOINTS = _NEAR | {"", "-"}
_ROLE_WORDS = 14
"""Words of an apposition, at most."""
_BACK_WORDS = 9
"""Words between an office and the name that follows its comma: "o ministro da Saúde, Ricardo Barros"."""
_BEFORE_COMMA = 6
"""Words of such a phrase where no list knows its noun, at most."""
_REFLEXIVES = frozenset({"se", "s'", "lhe", "le", "lui"})
"""Pronouns directly before a verb."""
_YEAR = 4
"""Figures of a year."""
_MODIFIERS = 3
"""Words before an English office that belong to it ("its deputy trade minister"), at most."""


def role_of(run: Run, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """The office beside a run, as offsets, where a list of offices knows its words."""
    return _timeless(_title_before(run, words, lexicon) or _apposition(run, words, lexicon), words, lexicon)


def trade_of(run: Run, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """What no list has, but its place shows of somebody known to be a person: "a padeira Lurdes Simões",
    "Ines Castellan, a restorer,".
    """
    before, behind = _trade_before(run, words, lexicon), _trade_behind(run, words, lexicon)
    following = words.lows[run.last + 1] if behind else ""
    noun = following in lexicon.determiners and following not in lexicon.pronouns
    if before and behind and words.before(run.first) == ", " and not noun:
        # "A viúva, Dalva Murici, pediu privacidade", "Su hija, Inés, la dirige": the name stands between the commas.
        return before
    return _timeless(behind or before, words, lexicon)


def _timeless(role: tuple[int, int] | None, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """The role without the time that ends it: "deputy mayor in March", "maire de Brest depuis 2020"."""
    if role is None:
        return None
    first, behind = words.within(*role)
    for i in range(first + 1, behind):
        if _tells_time(i, words, lexicon):
            end = i
            while end > first + 1 and _leads_to_time(end - 1, words, lexicon):
                end -= 1
            return role[0], words.ends[end - 1]
    return role


def _tells_time(i: int, words: Words, lexicon: Lexicon) -> bool:
    low, word = words.lows[i], words.words[i]
    if low.isdigit() and len(low) == _YEAR:
        return True
    # Months without a capital are verbs in English ("may"), days with one part of a name elsewhere ("Bom Dia").
    capital = lexicon.code == "de" or (lexicon.code == "en" and low in ("may", "march"))
    return low in lexicon.times and (word[0].isupper() or not capital) and (word == low or lexicon.code in ("en", "de"))


def _leads_to_time(i: int, words: Words, lexicon: Lexicon) -> bool:
    """ "in", "la", "last" before a month, week or year."""
    low = words.lows[i]
    return words.words[i] == low and (low in lexicon.function_words or lexicon.is_ordinary(low))


def _trade_before(run: Run, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    i = run.first
    if i > 1 and words.before(i) == ", ":
        return _trade_before_comma(i, words, lexicon)
    if i < 2 or words.before(i) not in _NEAR or words.before(i - 1) not in _BLANKS:
        return None
    noun, before = words.lows[i - 1], words.lows[i - 2]
    if before not in lexicon.articles or not _is_trade(words, i - 1, lexicon):
        return None
    if lexicon.code in ("en", "de") and not noun.endswith(lexicon.trades):
        return None
    return words.starts[i - 1], words.ends[i - 1]


def _trade_before_comma(i: int, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "The referee, Ann Sutherland,", "Her opposite number, Pascal Lemmens," """
    for j in range(i - 1, max(-1, i - 1 - _BEFORE_COMMA), -1):
        if words.lows[j] in lexicon.determiners:
            opens = j + 1 < i and (j == 0 or words.before(j) not in _NEAR) and _is_trade(words, j + 1, lexicon)
            return (words.starts[j], words.ends[i - 1]) if opens else None
        if words.words[j][0].isupper() or words.before(j) not in _NEAR or words.lows[j] in lexicon.cues:
            return None
    return None


def _trade_behind(run: Run, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    if words.gap(run.last) != ", " or run.last + 2 >= len(words):
        return None
    begin = noun = run.last + 1
    if words.words[noun].isdigit() and words.gap(noun) == ", ":
        # "Denise Rowan, 49, a former nurse,"
        begin = noun = noun + 1
    if noun + 1 < len(words) and words.lows[noun] in lexicon.determiners:
        noun += 1
    elif lexicon.code in ("en", "de"):
        return None
    if words.lows[noun] in lexicon.clause or not _is_trade(words, noun, lexicon):
        return None
    end = noun
    while end + 1 < len(words) and end - begin < _ROLE_WORDS and words.gap(end) in _JOINTS:
        end += 1
    closed = words.gap(end)[:1] in {",", ".", ")", "", ";"} and end - begin < _ROLE_WORDS
    following = words.lows[end + 1] if end + 1 < len(words) else ""
    # A comma before "and" or another name is a list's.
    listed = words.gap(end)[:1] == "," and following in lexicon.conjunctions
    # A lone word that ends the sentence may be its verb: "Elias Gouveia, nega."
    lone = end == begin and words.gap(end)[:1] not in (",", ")")
    clause = verb_at(words, noun + 1, end, lexicon) is not None
    return (words.starts[begin], words.ends[end]) if closed and not listed and not lone and not clause else None


def verb_at(words: Words, first: int, last: int, lexicon: Lexicon) -> int | None:
    """The first verb among the words, outside a relative clause: "Zefa, a paisagem é outra"; none in an apposition."""
    for i in range(first, last + 1):
        if words.lows[i] in lexicon.relatives:
            return None
        if words.words[i] == words.lows[i] and lexicon.is_finite(words.lows[i]):
            return i
    return None


def _is_trade(words: Words, i: int, lexicon: Lexicon) -> bool:
    low = words.lows[i]
    if low != words.words[i] and lexicon.code != "de":
        return False
    if lexicon.code == "de" and not words.words[i][0].isupper():
        return False
    ending = lexicon.endings + lexicon.participles
    return (
        low.isalpha()
        and len(low) > 3
        and low not in lexicon.function_words
        and low not in lexicon.heads
        and low not in lexicon.cues
        and not lexicon.is_ordinary(low)
        and not (bool(ending) and low.endswith(ending))
    )


def _title_before(run: Run, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """The office directly before a name, or before its comma."""
    if run.title:
        return words.starts[run.title[0]], words.ends[run.title[1]]
    i = run.first
    gap = words.before(i) if i else "."
    if gap in _NEAR:
        for back in (1, 2):
            j = i - back
            if j < 0 or words.gap(j) not in _BLANKS:
                return None
            if lexicon.is_title(words.lows[j]):
                j = _whole(j, words, lexicon)
                # One word may stand between: "presidente francês Nicolas Sarkozy".
                between = words.lows[j + 1 : i]
                if any(w in lexicon.prepositions or w in lexicon.articles or w[0].isdigit() for w in between):
                    return None
                return words.starts[j], words.ends[i - 1]
        return _portfolio(i, words, lexicon)
    if gap.strip() in (",", "),"):
        if gap.strip() == "),":
            if i < 2 or words.before(i - 1) != " (":
                return None
            # "rector del Instituto Técnico de Oruro (ITO), Delfín Choque": the office ends before the bracket.
            i -= 1
        for j in range(i - 1, max(-1, i - 1 - _BACK_WORDS), -1):
            if lexicon.is_title(words.lows[j]):
                # "Ein Mitglied des Vorstands sagte, Aylin Terzi habe …": the office is another one's.
                verb = verb_at(words, j + 1, i - 1, lexicon) is not None
                verb = verb or (lexicon.code == "de" and words.words[i - 1].islower())
                return None if verb else (words.starts[_whole(j, words, lexicon)], words.ends[i - 1])
            if j and words.before(j) not in _BLANKS:
                return None
    return None


def _whole(j: int, words: Words, lexicon: Lexicon) -> int:
    """The first word of the office that ends with word ``j``: "its trade minister", "ministre délégué"."""
    while j and words.gap(j - 1) in _NEAR and lexicon.is_title(words.lows[j - 1]):
        j -= 1
    if j > 1 and words.lows[j - 1] == "en" and words.gap(j - 1) in _NEAR and lexicon.is_title(words.lows[j - 2]):
        # "rédactrice en chef"
        return j - 2
    if lexicon.code != "en":
        return j
    while j and words.gap(j - 1) in _NEAR and words.lows[j - 1] in lexicon.modifiers:
        # "Chief financial officer"
        j -= 1
    for k in range(j - 1, max(-1, j - 2 - _MODIFIERS), -1):
        if words.gap(k) not in _NEAR:
            return j
        if words.lows[k] in lexicon.determiners or words.lows[k] == "s":
            return k + 1
        if words.lows[k] in lexicon.prepositions or lexicon.is_ordinary(words.lows[k]):
            return j
    return j


def _portfolio(i: int, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "ministro da Saúde Ricardo Barros": office, link, what it has charge of, name."""
    for j in range(i - 2, max(-1, i - 6), -1):
        if words.gap(j) not in _BLANKS:
            return None
        if lexicon.is_title(words.lows[j]):
            linked = words.lows[j + 1] in lexicon.particles or words.lows[j + 1] in lexicon.prepositions
            capital = words.words[i - 1][0].isupper() and lexicon.code != "de"
            return (words.starts[j], words.ends[i - 1]) if linked and capital else None
    return None


def _apposition(run: Run, words: Words, lexicon: Lexicon) -> tuple[int, int] | None:
    """What stands between commas or in parentheses behind a name: ", pesquisador do Centro …,"."""
    gap = words.gap(run.last)
    if gap not in (", ", " (", ",\n", " – ", " - ", " — "):
        return None
    i = run.last + 1
    while i + 1 < len(words) and words.lows[i] in lexicon.appointing and words.gap(i) in _NEAR:
        # ", nommé vice-ministre en avril,": the office begins behind the verb.
        i += 1
    begin = i
    if words.lows[i] in lexicon.articles and i + 1 < len(words) and words.gap(i) in _NEAR:
        i += 1
    if not any(
        k < len(words) and lexicon.is_title(words.lows[k]) and all(words.gap(m) in _NEAR for m in range(i, k))
        for k in (i, i + 1)
    ):
        return None
    end = i
    while end + 1 < len(words) and end - begin < _ROLE_WORDS and words.gap(end) in (" ", "\u00a0", "", "\n"):
        end += 1
    if end - begin >= _ROLE_WORDS:
        return None
    while lexicon.code == "de" and end > i and words.words[end][0].islower():
        # A German noun phrase ends with its noun, a verb may follow.
        end -= 1
    verb = verb_at(words, i + 1, end, lexicon)
    if verb is not None:
        if not run.initial:
            return None
        # "Barroso, le président de la Commission se dit prêt": its second comma is missing.
        end = verb - 1 - (words.lows[verb - 1] in _REFLEXIVES)
    follows = words.gap(end) in (", ", " (") and end + 1 < len(words) and words.words[end + 1][0].isupper()
    if follows and words.lows[begin] in lexicon.articles:
        # "Antes de Temer, o ministro …, Torquato Jardim": the office is the next one's.
        return None
    return words.starts[begin], words.ends[end]
