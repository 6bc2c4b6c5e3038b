"""The commands, whole: what they print, where they write, and the exit code they earn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.options import Format
from pipeline.cli.output import file_format, file_names, write_file
from pipeline.cli.summarize import Request, summarize_command
from pipeline.core.summary import Summary
from pipeline.errors import AnswerError, FactsheetError, ModelRefused, ModelUnreachable, UsageError
from pipeline.llm.canned import CannedModel

Capture = pytest.CaptureFixture[str]


def run(*args: str, stdin: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(args), input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_one_source_into_a_pipe_is_json(model: CannedModel, story: Path, capsys: Capture) -> None:
    """A whole summary, with its article's text."""
    assert summarize_command(Request((str(story),)), model=model) == 0
    out = capsys.readouterr().out
    summary = Summary.model_validate_json(out)
    assert summary.article.text == story.read_text()
    assert [n.value for n in summary.numbers] == [1200]
    assert summary.actors[0].name == "Clara Nóbrega"


def test_without_its_text_a_summary_is_still_one(model: CannedModel, story: Path, capsys: Capture) -> None:
    """``--no-text`` leaves out the article, not the evidence."""
    summarize_command(Request((str(story),), keep_text=False), model=model)
    summary = Summary.model_validate_json(capsys.readouterr().out)
    assert summary.article.text is None
    assert summary.numbers[0].evidence


@pytest.mark.parametrize(
    ("form", "start"), [(Format.TABLE, "story.txt"), (Format.MARKDOWN, "# "), (Format.JSON, '{\n  "schema_version"')]
)
def test_a_format_that_is_asked_for_is_given(
    model: CannedModel, story: Path, capsys: Capture, form: Format, start: str
) -> None:
    """Also into a pipe."""
    summarize_command(Request((str(story),), form=form), model=model)
    assert start in capsys.readouterr().out[:400]


def test_files_are_written_by_their_names_beside_a_table(model: CannedModel, story: Path, capsys: Capture) -> None:
    """One run gives the table, the JSON and the Markdown."""
    out = (story.with_suffix(".json"), story.with_suffix(".md"))
    summarize_command(Request((str(story),), out=out, form=Format.TABLE), model=model)
    assert Summary.model_validate_json(out[0].read_text()).numbers
    assert out[1].read_text().startswith("# ")
    assert "Numbers" in capsys.readouterr().out


def test_a_file_alone_leaves_the_screen_empty(model: CannedModel, story: Path, capsys: Capture) -> None:
    """``-o`` is where it goes."""
    summarize_command(Request((str(story),), out=(story.with_suffix(".json"),)), model=model)
    assert capsys.readouterr().out == ""


def test_an_impossible_file_is_told_before_the_model_is_asked(model: CannedModel, story: Path) -> None:
    """Nobody waits a minute to hear that a folder doesn't exist."""
    with pytest.raises(UsageError, match="no folder"):
        summarize_command(Request((str(story),), out=(story.parent / "no" / "x.json",)), model=model)
    assert model.calls == 0


def test_several_sources_are_json_lines_and_none_costs_another(
    model: CannedModel, story: Path, tmp_path: Path, capsys: Capture
) -> None:
    """The exit code is the highest that any of them earned."""
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    sources = (str(empty), str(story), str(tmp_path / "missing.txt"))
    assert summarize_command(Request(sources), model=model) == 3
    captured = capsys.readouterr()
    lines = [json.loads(line) for line in captured.out.splitlines()]
    assert [line["source"] for line in lines] == list(sources)
    assert [sorted(line) for line in lines] == [["error", "source"], ["source", "summary"], ["error", "source"]]
    assert lines[0]["error"]["exit_code"] == 3
    assert len(captured.err.splitlines()) == 2


def test_a_folder_is_several_sources_into_another_folder(model: CannedModel, story: Path, tmp_path: Path) -> None:
    """A file for each that has a summary, named after it."""
    (story.parent / "other.txt").write_text(story.read_text())
    target = tmp_path / "out"
    assert summarize_command(Request((str(story.parent),), out=(target,)), model=model) == 0
    assert sorted(p.name for p in target.iterdir()) == ["other.json", "story.json"]


def test_several_sources_fill_a_file_of_json_lines(model: CannedModel, story: Path, tmp_path: Path) -> None:
    """Where the name says so."""
    target = tmp_path / "all.jsonl"
    summarize_command(Request((str(story), str(story)), out=(target,)), model=model)
    assert len(target.read_bytes().split(b"\n")) == 3


def test_a_title_is_for_one_article(model: CannedModel, story: Path) -> None:
    """Several can't share it."""
    with pytest.raises(UsageError, match="--title"):
        summarize_command(Request((str(story), str(story)), title="x"), model=model)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ModelUnreachable("the server is down"), 4),
        (ModelRefused("the key is wrong"), 4),
        (AnswerError("no usable answer"), 5),
    ],
    ids=["unreachable", "refused", "no-answer"],
)
def test_what_the_model_does_is_the_exit_code(story: Path, error: FactsheetError, code: int) -> None:
    """For one source it is raised, for several it is counted."""
    with pytest.raises(type(error)) as caught:
        summarize_command(Request((str(story),)), model=CannedModel({"*": error}))
    assert caught.value.exit_code == code
    assert summarize_command(Request((str(story), "missing.txt")), model=CannedModel({"*": error})) == code


BAD_INPUT: list[tuple[str, list[str], int]] = [
    ("no-command", [], 2),
    ("no-source", ["summarize"], 2),
    ("unknown-option", ["summarize", "x.txt", "--nonsense"], 2),
    ("unknown-format", ["summarize", "x.txt", "--format", "xml"], 2),
    ("wrong-day", ["mentions", "{story}", "--published", "yesterday"], 2),
    ("wrong-day-summarize", ["summarize", "{story}", "--published", "2026-02-30"], 2),
    ("wrong-language", ["mentions", "{story}", "--language", "klingon!"], 2),
    ("wrong-output-language", ["summarize", "{story}", "--output-language", "../x"], 2),
    ("missing", ["mentions", "missing.txt"], 3),
    ("no-name", ["summarize", ""], 3),
    ("long-name", ["summarize", "x" * 5000], 3),
    ("empty", ["mentions", "{empty}"], 3),
    ("no-sentences", ["mentions", "{dashes}"], 3),
    ("binary", ["mentions", "{binary}"], 3),
    ("unknown-encoding", ["mentions", "{koi8}"], 3),
    ("large", ["mentions", "{large}"], 3),
    ("page-without-article", ["mentions", "{bare}"], 3),
    ("private-address", ["mentions", "http://127.0.0.1/"], 3),
    ("metadata-address", ["summarize", "http://169.254.169.254/latest"], 3),
    ("other-scheme", ["mentions", "file:///etc/passwd"], 3),
    ("check-nothing", ["check", "missing.json"], 3),
    ("check-no-json", ["check", "{story}"], 3),
    ("check-no-summary", ["check", "{list}"], 3),
]


@pytest.fixture
def files(tmp_path: Path, story: Path) -> dict[str, str]:
    contents = {
        "empty": b"",
        "dashes": "— … —".encode(),
        "binary": bytes(range(256)) * 20,
        "koi8": "Правительство объявило о мерах.".encode("koi8-r"),
        "large": b"a" * (50 * 1024 * 1024),
        "list": b"[1, 2]",
    }
    paths = {"story": str(story)}
    for name, data in contents.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
        paths[name] = str(tmp_path / f"{name}.txt")
    (tmp_path / "bare.html").write_text("<!doctype html><html><body><p></p></body></html>")
    return paths | {"bare": str(tmp_path / "bare.html")}


@pytest.mark.parametrize(("args", "code"), [pytest.param(a, c, id=name) for name, a, c in BAD_INPUT])
def test_bad_input_is_one_line_and_its_exit_code(args: list[str], code: int, files: dict[str, str]) -> None:
    """No traceback, nothing on stdout, and what to do next."""
    exit_code, out, err = run(*(a.format(**files) for a in args))
    assert exit_code == code
    assert "Traceback" not in out + err
    if code == 3 or "wrong" in err:
        assert out == ""
        assert len(err.splitlines()) == 1
        assert err.startswith("factsheet: ")


def test_a_traceback_is_shown_only_when_asked_for() -> None:
    """``-v`` is for whoever looks for the cause."""
    assert "Traceback" not in run("mentions", "missing.txt")[2]
    assert "Traceback" in run("mentions", "missing.txt", "-v")[2]


def test_a_key_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither from the environment nor from an address, also not in a traceback."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-CANARY-0123456789")
    for args in (
        ["mentions", "http://user:sk-CANARY-0123456789@example.org/", "-v"],
        ["mentions", "sk-CANARY-0123456789.txt", "-v"],
        ["summarize", "http://user:hunter22@example.org/", "sk-CANARY-0123456789.txt", "--model", "openai:x"],
    ):
        _, out, err = run(*args)
        assert "CANARY" not in out + err
        assert "hunter22" not in out + err


def test_an_escape_in_a_file_name_does_not_reach_the_terminal() -> None:
    """Names of files are as foreign as articles."""
    assert "\x1b" not in run("mentions", "\x1b]0;owned\x07.txt")[2]


def test_mentions_are_what_can_be_pointed_at(story: Path) -> None:
    """Every number with its offsets, value and unit; every date with its days."""
    code, out, _ = run("mentions", str(story), "--format", "json")
    told = json.loads(out)
    text = told["article"]["text"]
    assert code == 0
    for kind in ("sentences", "numbers"):
        assert all(text[m["start"] : m["end"]] == m["text"] for m in told[kind])
    assert [(n["value"], n["qualifier"]) for n in told["numbers"]] == [("1200", "exact")]
    assert {"low", "high", "unit"} <= told["numbers"][0].keys()
    assert [(d["start"], d["granularity"], d["kind"]) for d in told["dates"]] == [("2026-02-03", "day", "absolute")]
    assert all(text[m["span"]["start"] : m["span"]["end"]] == m["text"] for m in (*told["dates"], *told["quotes"]))
    assert told["quotes"][0]["text"] == "Ninguém ficará sem teto"


def test_mentions_read_standard_input() -> None:
    """``-`` is whatever comes down the pipe."""
    code, out, _ = run("mentions", "-", "--language", "en", stdin="It cost 5 euros.\n")
    assert code == 0
    assert json.loads(out)["article"]["text"] == "It cost 5 euros."


def test_mentions_are_a_table_when_asked(story: Path) -> None:
    """For a person."""
    code, out, _ = run("mentions", str(story), "--format", "table")
    assert code == 0
    assert "Numbers  1" in out


def test_the_schema_is_json() -> None:
    """And names its version."""
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$id"] == "urn:factsheet:summary:1.0"


def test_models_are_told_with_the_one_that_would_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key the embedded one, with a key OpenAI; the key itself is never printed."""
    code, out, _ = run("models")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines() if line.startswith("->")] == ["local"]
    monkeypatch.setenv("OPENAI_API_KEY", "sk-CANARY-0123456789")
    code, out, err = run("models")
    assert [line.split()[1][:7] for line in out.splitlines() if line.startswith("->")] == ["openai:"]
    assert "CANARY" not in out + err


@pytest.fixture
def written(model: CannedModel, story: Path) -> Path:
    path = story.with_suffix(".json")
    summarize_command(Request((str(story),), out=(path,)), model=model)
    return path


def tampered(path: Path, **changes: object) -> str:
    told = json.loads(path.read_text())
    told["numbers"][0] |= changes
    path.write_text(json.dumps(told))
    return str(path)


def test_a_true_summary_passes_its_check(written: Path, story: Path) -> None:
    """By its own text, by its source, and as a line of JSON lines."""
    assert run("check", str(written))[0] == 0
    assert run("check", str(written), str(story))[0] == 0
    assert run("check", "-", stdin=json.dumps({"source": "x", "summary": json.loads(written.read_text())}))[0] == 0


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"value": "1201"}, id="a-digit"),
        pytest.param({"value": "1200000"}, id="a-magnitude"),
        pytest.param({"unit": "pessoas"}, id="a-unit"),
        pytest.param({"qualifier": "more_than"}, id="a-qualifier"),
        pytest.param({"text": "1.300 famílias"}, id="a-text"),
        pytest.param({"span": {"start": 0, "end": 5}}, id="a-span"),
        pytest.param({"evidence": []}, id="no-evidence"),
    ],
)
def test_a_false_summary_fails_its_check(written: Path, changes: dict[str, object]) -> None:
    """Exit 1, and a line for what does not hold."""
    code, out, _ = run("check", tampered(written, **changes))
    assert code == 1
    assert "number" in out


def test_a_summary_of_another_text_fails_its_check(written: Path, story: Path) -> None:
    """A text that was changed later, or a source that is another article."""
    story.write_text("Outra história, com 1.200 famílias.")
    code, out, _ = run("check", str(written), str(story))
    assert (code, "not made from" in out) == (1, True)
    told = json.loads(written.read_text())
    told["article"]["text"] = told["article"]["text"].replace("1.200", "1.300")
    written.write_text(json.dumps(told))
    assert run("check", str(written))[0] == 1


def test_a_summary_without_text_needs_its_source(model: CannedModel, story: Path) -> None:
    """And says so."""
    path = story.with_suffix(".json")
    summarize_command(Request((str(story),), out=(path,), keep_text=False), model=model)
    assert run("check", str(path))[0] == 2
    assert run("check", str(path), str(story))[0] == 0


@pytest.mark.parametrize(
    "source",
    [
        *("../../etc/x", "/etc/passwd", "CON.txt", "nul", "a\0b", "x" * 300, "a\nb.txt", "..", ".", "", "-", ".hidden"),
        *("https://example.org/a/b?c=../../d", "com1.tar.gz", "a b.txt", "çã.txt", "c:\\windows\\x.txt", "x:y.txt"),
    ],
)
def test_a_file_name_never_leaves_its_folder(source: str, tmp_path: Path) -> None:
    """It is a plain name on every system; what isn't plain becomes a hash."""
    name = file_names([source], Format.JSON)[0]
    assert name == Path(name).name
    assert name.isascii()
    assert len(name) <= 90
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()
    assert name.split(".")[0].lower() not in ("con", "nul", "com1")


def test_equal_names_are_told_apart_by_their_sources() -> None:
    """Also where only their case differs, and always in the same way."""
    names = file_names(["a/x.txt", "b/X.txt", "y.txt"], Format.MARKDOWN)
    assert len({n.lower() for n in names}) == 3
    assert names[2] == "y.md"
    assert names == file_names(["a/x.txt", "b/X.txt", "y.txt"], Format.MARKDOWN)


def test_a_file_holds_all_or_what_it_held(tmp_path: Path) -> None:
    """Nothing else is left in its folder."""
    path = tmp_path / "x.json"
    write_file(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "half \ud800")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """With what to do next."""
    with pytest.raises(UsageError, match=r"gone.*x\.json.*-o"):
        write_file(tmp_path / "gone" / "x.json", "x")


@pytest.mark.parametrize(
    ("name", "asked", "form"),
    [
        ("x.json", None, Format.JSON),
        ("x.md", None, Format.MARKDOWN),
        ("x.txt", None, Format.JSON),
        ("x.json", Format.MARKDOWN, Format.MARKDOWN),
        ("x.md", Format.TABLE, Format.MARKDOWN),
    ],
)
def test_a_file_has_the_format_that_was_asked_for_or_its_names(name: str, asked: Format | None, form: Format) -> None:
    """A table is for the screen."""
    assert file_format(Path(name), asked) is form
