"""promptfoo's provider: an article's summary, from recordings (or a model, where EVAL_MODEL names one).

promptfoo gives a prompt's id and a case's id, never a text. An import that failed at the top would hang it for ever,
so everything is imported inside, and every failure is an error of that one test.
"""

from __future__ import annotations

from typing import Any


def call_api(prompt: str, options: dict[str, Any], context: dict[str, Any]) -> dict[str, Any]:
    """The summary as JSON in ``output``, or ``error``."""
    try:
        import os
        import sys
        from pathlib import Path

        root = str(Path(__file__).resolve().parents[2])
        if root not in sys.path:
            sys.path.insert(0, root)
        from evals.serve import answer, prompt_id

        model = (options.get("config") or {}).get("model") or os.environ.get("EVAL_MODEL") or "local"
        repeat = int(context.get("repeatIndex") or 0) + 1
        return answer(prompt_id(prompt), str(context["vars"]["case_id"]), model, repeat)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
