"""The notebook runs from its first cell to its last, against a server that speaks the real protocol."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


def least(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The smallest answer that a JSON Schema allows."""
    if "$ref" in schema:
        return least(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "enum" in schema:
        return schema["enum"][0]
    for option in schema.get("anyOf", []):
        if option.get("type") == "null":
            return None
    if "anyOf" in schema:
        return least(schema["anyOf"][0], root)
    match schema.get("type"):
        case "object":
            return {name: least(part, root) for name, part in schema.get("properties", {}).items()}
        case "array":
            return []
        case "boolean":
            return False
        case "integer" | "number":
            return 0
    return "nada"


def answer(request: Request) -> Response:
    body = json.loads(request.get_data())
    schema = body["response_format"]["json_schema"]["schema"]
    message = {"role": "assistant", "content": json.dumps(least(schema, schema))}
    told = {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20},
    }
    return Response(json.dumps(told), content_type="application/json")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_notebook_runs_from_first_cell_to_last(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    httpserver.expect_request("/v1/chat/completions", method="POST").respond_with_handler(answer)
    monkeypatch.setenv("OPENAI_BASE_URL", httpserver.url_for("/v1"))
    monkeypatch.setenv("FACTSHEET_NO_CACHE", "1")
    notebook = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    html = [
        o["data"]["text/html"] for c in notebook.cells for o in c.get("outputs", []) if "text/html" in o.get("data", {})
    ]
    assert any("not covered" in h for h in html), "no summary was shown"


def test_the_notebook_is_committed_without_outputs() -> None:
    notebook = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    assert all(not c.get("outputs") for c in notebook.cells)
