"""Judging a summary by a golden case: pair by place, judge the attributes, name the violations.

Nothing here uses the readers, the grounding or the merging that made the summary.
"""

from __future__ import annotations

from evals.case import Case
from evals.golden import Prepared
from evals.judge_actors import actors
from evals.judge_positions import positions
from evals.judge_quantities import dates, numbers
from evals.result import CaseScore
from evals.sheet import Sheet
from evals.violations import violations
from pipeline.core.summary import Summary


class Judge:
    """Judges any number of summaries of one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._gold = Prepared(case)

    def score(self, summary: Summary) -> CaseScore:
        """What is right, wrong, missing and extra in ``summary``."""
        return self.judge(summary)[0]

    def judge(self, summary: Summary) -> tuple[CaseScore, Sheet]:
        """The score, and the sheet that tells which fact was paired with which golden item."""
        sheet = Sheet(self._gold, summary)
        actors(sheet)
        number_pairs = numbers(sheet)
        date_pairs = dates(sheet)
        positions(sheet)
        broken = dict.fromkeys(violations(sheet, number_pairs, date_pairs))
        made = CaseScore(
            case=self.case.id,
            fields=sheet.fields,
            attributes=sheet.attributes,
            findings=(*broken, *sheet.findings),
        )
        return made, sheet


def score(case: Case, summary: Summary) -> CaseScore:
    """Judge one summary by one case; ``Judge`` saves the preparation where a case is used again."""
    return Judge(case).score(summary)
