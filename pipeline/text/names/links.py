"""How a name goes on: which words belong to the one that a capital begins."""

from __future__ import annotations

from pipeline.core.article import ActorKind
from pipeline.text.names.stretch import BLANKS, Stretch

_LONGEST = 14
"""Words of one name, at most."""


def extend(at: Stretch, first: int) -> int:
    """The end (exclusive) of the name that begins with word ``first``."""
    end = first + 1
    opened = _is_head(at, first)
    while end < at.high and end - first < _LONGEST:
        following = _next(at, first, end, opened=opened)
        if following is None:
            break
        end = following
    return end


def _next(at: Stretch, first: int, end: int, *, opened: bool) -> int | None:
    """The end of the name one link further, if there is one; ``opened``: its first word names an institution."""
    lexicon, lows, gap, last = at.lexicon, at.lows, at.gap(end - 1), end - 1
    blank = gap in BLANKS
    head = opened or (last > first and _is_head(at, last))
    if blank or (gap in (". ", ".") and _abbreviated(at, last)) or gap in (" & ", "' ", "’ "):
        if at.words[end][0].isupper():
            return end + 1 if _joins(at, first, end, head=head) else None
        if head and (lows[end] in lexicon.tails or _numbered(at, end)):
            return end + 1
    elif gap in ("'", "’") and lows[first] in lexicon.owners and _owned(at, end):
        return end + 2
    elif not blank:
        return None
    behind = end
    chain = lexicon.chain if head else lexicon.particles
    while behind < at.high and behind - end < 3 and at.gap(behind - 1) in BLANKS and lows[behind] in chain:
        behind += 1
    if behind == end or behind >= at.high or at.gap(behind - 1) not in BLANKS:
        return None
    if head and lows[behind] in lexicon.tails:
        return behind + 1
    if head and lexicon.code == "fr" and _completes(at, behind):
        # "Cour des comptes", "Association des maires"
        return behind + 1
    if not at.words[behind][0].isupper():
        return None
    return behind + 1 if _linked(at, first, last, behind, head=head) else None


def _owned(at: Stretch, s: int) -> bool:
    """Whether behind the genitive's s, word ``s``, stands an institution: "St Mary's Hospital"."""
    return at.lows[s] == "s" and s + 1 < at.high and at.gap(s) == " " and at.lows[s + 1] in at.lexicon.heads


def _is_head(at: Stretch, i: int) -> bool:
    """Whether a word names an institution, so that more may belong to it."""
    return at.lows[i] in at.lexicon.heads or at.lows[i] in at.lexicon.things


def _abbreviated(at: Stretch, i: int) -> bool:
    return len(at.words[i]) == 1 or at.lows[i] in ("jr", "st", "dr", "inc", "corp")


def _numbered(at: Stretch, i: int) -> bool:
    """ "Tribunal Oral Federal 2 de Rosario": a number that more of the name follows."""
    return (
        len(at.words[i]) <= 2
        and at.words[i].isdigit()
        and i + 2 < at.high
        and at.lows[i + 1] in at.lexicon.particles
        and at.gap(i) in BLANKS
        and at.gap(i + 1) in BLANKS
        and at.words[i + 2][0].isupper()
        and at.known(i + 2) != "thing"
    )


def _completes(at: Stretch, i: int) -> bool:
    """Whether small-letter word ``i`` can be the noun that completes an institution's name."""
    low = at.lows[i]
    infinitive = low.endswith(("er", "ir", "re", "oir")) and at.lows[i - 1] in ("de", "d'", "à")
    return low == at.words[i] and not infinitive and len(low) > 3 and low.isalpha() and low not in at.lexicon.ordinary


def _joins(at: Stretch, first: int, i: int, *, head: bool) -> bool:
    """Whether capitalised word ``i`` goes on with the name that begins at ``first``."""
    lexicon, low = at.lexicon, at.lows[i]
    if lexicon.is_given(low) and all(at.known(j) for j in range(first, i)):
        # "Brasil Eduardo Cunha": a known name ends where a person's begins.
        return False
    given = lexicon.is_given(at.lows[first])
    if not given and not head and lexicon.is_given(low) and _of_office(at, first):
        # "o ex-diretor da Petrosul Wagner Dutra"
        return False
    if low in lexicon.honorifics or (at.headline and not given):
        return False
    if len(at.words[i]) == 1:
        return at.gap(i).startswith(".")
    if at.stops(i):
        if lexicon.is_given(at.lows[i - 1]) and at.gap(i - 1) in BLANKS and at.surname(i):
            return True
        told = first > at.low and isinstance(lexicon.cues.get(at.lows[first - 1]), ActorKind)
        whose = head or told or at.lows[first] in lexicon.firms.nouns
        return whose and low in lexicon.ordinary and low not in lexicon.openers
    if low in lexicon.things and given:
        return False
    if lexicon.code == "de" and i == first + 1 and lexicon.tells(at.lows[first]) and isinstance(at.known(i), ActorKind):
        # "Eisenbahngewerkschaft EVG": it says what the known name is.
        return False
    if not head and (at.phrase(i) or (lexicon.code == "de" and bool(at.known(first)) != bool(at.known(i)))):
        return False
    # "Helena Duque", "Josefa Andrade Bispo": a surname that is also an office.
    return given or not (lexicon.is_title(low) and not head and low not in lexicon.known)


def _of_office(at: Stretch, i: int) -> bool:
    """Whether the name that begins with word ``i`` is what an office belongs to."""
    linked = i > at.low + 1 and (at.lows[i - 1] in at.lexicon.particles or at.lows[i - 1] in ("of", "for"))
    return linked and at.lexicon.is_title(at.lows[i - 2])


def _linked(at: Stretch, first: int, last: int, i: int, *, head: bool) -> bool:
    """Whether the small word behind ``last`` joins words ``first`` to ``last`` with capitalised word ``i``."""
    lexicon, lows = at.lexicon, at.lows
    low, link = lows[i], lows[last + 1]
    if link in lexicon.conjunctions:
        # "Ministério da Justiça e Segurança", but neither "Chapecoense e FAB" nor "a Comissão e o Fundo".
        article = lows[last + 2] in lexicon.articles and lows[last + 2] != "des"
        if first == last or article or low in lexicon.heads:
            return False
        if not head and not lexicon.is_given(lows[first]):
            # "Paulo Costa e Silva", but "Lume Azul e Casca Fina" are two.
            return False
    elif (link in ("der", "den", "zur", "zum", "des") and not head and lexicon.code != "fr") or (
        link in ("von", "van", "zu") and not lexicon.is_given(lows[last])
    ):
        return False
    if link in lexicon.links and (lexicon.is_given(low) or low in lexicon.known or at.phrase(i)):
        return link in ("of", "for", "für", "pour", "para") and not lexicon.is_given(low)
    if head:
        return low not in lexicon.honorifics and not any(map(str.isdigit, at.words[i]))
    if at.stops(i) or lexicon.is_title(low):
        return False
    known = at.known(last)
    if (known and known != "place") or at.words[last].isupper():
        # "NVIDIA da China": a known name takes no complement, but "Foz do Alva" is a town of its own.
        return False
    return lexicon.known.get(low) is None or lexicon.is_given(lows[first])
