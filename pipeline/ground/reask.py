"""What to tell a model about an answer that was not proved, so that it can do better."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.core.summary import Dropped

_SAY = {
    "not_in_article": "“{what}” does not stand in the article. Copy names exactly, or leave it out.",
    "part_of_another_name": "“{what}” stands in the article only inside a longer name. Leave it out.",
    "another_name": "“{what}” is the name of another actor ({detail}). Leave it out.",
    "not_a_name": "“{what}” is no name ({detail}). Leave it out.",
    "no_such_handle": "There is no handle “{what}”{where}. Use only handles that are marked in the article.",
    "not_in_sentence": "“{what}” does not stand in that sentence. Copy the words exactly.",
    "too_long": "“{what}” is too long. Copy only the expression itself.",
    "not_a_number": "“{what}” is no quantity. Leave it out.",
    "not_a_date": "“{what}” is no date. Leave it out.",
    "is_a_date": "“{what}” is a date, not a number.",
    "not_held": "“{what}” says more than its evidence ({detail}). Use only the words of the evidence, without figures.",
    "not_an_actor": "“{what}” is not among the actors ({detail}).",
    "not_in_evidence": "The evidence does not name “{what}” ({detail}).",
    "holder_not_an_actor": "The holder of “{what}” is not among the actors. Add it there, or leave the position out.",
    "holder_not_in_evidence": "The sentences of “{what}” do not name its holder. Point at the ones that do.",
    "another_speaker": "“{what}” has the wrong holder: {detail}.",
    "no_evidence": "“{what}” points at no sentence.",
    "issue_not_held": "The issue of “{what}” says more than its evidence ({detail}). Use the evidence's own words.",
}


def complaints(dropped: Iterable[Dropped]) -> list[str]:
    """One line for each thing that was not proved: what is wrong, and what to do instead."""
    lines = []
    for item in dropped:
        say = _SAY.get(item.reason, "“{what}” could not be proved: {detail}.")
        where = f" ({item.detail})" if item.detail else ""
        lines.append(f"{item.field}: " + say.format(what=item.what, detail=item.detail, where=where))
    return lines
