"""How far code alone tells stances: Portuguese headlines of Politiquices, who opposes or supports whom.

Run as ``python -m benchmarks.stances``. Skips, saying so, where ``../shared`` isn't there. A holder of whom nothing is
told counts as untold: what is not plain is left open. The set's "none" holds other relations ("met", "succeeded"),
not neutral words, so a stance told there is counted apart.
"""

from __future__ import annotations

from collections import Counter

from benchmarks.shared import Row, rows
from pipeline.core.article import Article, StanceWord
from pipeline.llm.positions import grouped, stance_of
from pipeline.read.prepare import prepare
from pipeline.text.fold import fold

_NEGLECTED = (None, "asserts", "no_comment")


def told(article: Article, holder: str) -> StanceWord | None:
    """The first stance for or against that is told of ``holder``; "mixed" where both are; none where nothing is."""
    key = fold(holder)
    candidates = {c.id: c for c in article.mentions.candidates}
    found: set[StanceWord] = set()
    for group in grouped(article):
        who = candidates.get(group[0].candidate or "")
        if who is not None and any(key in fold(n) or fold(n) in key for n in (who.name, *who.aliases)):
            stance = stance_of(group)
            if stance not in _NEGLECTED and stance is not None:
                found.add(stance)
    return "mixed" if len(found) > 1 else next(iter(found), None)


def score(row: Row) -> tuple[str, str]:
    """The label of a headline, and what is told of its holder: "right", "wrong", "untold"."""
    stance = told(prepare(row["text"], language="pt"), row["holder"])
    if stance is None:
        return row["label"], "untold"
    return row["label"], "right" if stance == row["label"] else "wrong"


def main() -> None:
    """Print the shares."""
    try:
        found = Counter(score(row) for row in rows("politiquices"))
    except FileNotFoundError as error:
        print(f"skipped: {error}")
        return
    for label in ("opposes", "supports", "none"):
        of = {what: found[label, what] for what in ("right", "wrong", "untold")}
        whole, said = sum(of.values()), of["right"] + of["wrong"]
        right = f", right {of['right'] / max(1, said):.1%}" if label != "none" else ""
        print(f"{label:9} {whole:5} headlines: told {said / max(1, whole):.1%}{right}")


if __name__ == "__main__":
    main()
