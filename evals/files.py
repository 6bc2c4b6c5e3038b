"""Reading golden cases from a folder: every refusal names the file and the line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from evals import yamlfile
from evals.case import Case, Golden
from evals.yamlfile import CaseError, Document

HOME = Path(__file__).parent
CASES = HOME / "cases"
MAX_ARTICLE_BYTES = 2_000_000


def read_article(path: Path) -> str:
    """The text of an article file, its line ends as they stand, so that offsets count the decoded file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CaseError(f"{path.name}:1: can't be read ({error.strerror})") from None
    if len(raw) > MAX_ARTICLE_BYTES:
        raise CaseError(f"{path.name}:1: an article has at most {MAX_ARTICLE_BYTES} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CaseError(f"{path.name}:{line}: not UTF-8") from None


def read_golden(path: Path) -> tuple[Golden, Document]:
    """A golden answer and where its parts stand.

    Raises:
        CaseError: the first thing that is wrong with it, and how many more there are.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(f"{path.name}:1: can't be read ({type(error).__name__})") from None
    document = yamlfile.read(text, path.name)
    try:
        golden = Golden.model_validate(document.value)
    except ValidationError as error:
        problems = [document.error(tuple(e["loc"]), e["msg"]) for e in error.errors(include_url=False)]
        raise CaseError("\n".join(p.what for p in problems)) from None
    if golden.id != path.stem:
        raise document.error(("id",), f"the file is called {path.stem}, the case {golden.id}")
    return golden, document


def read_case(path: Path) -> Case:
    """The case of one YAML file; its article stands beside it."""
    golden, _ = read_golden(path)
    article = path.with_suffix(".txt")
    text = read_article(article)
    if not text.strip():
        raise CaseError(f"{article.name}:1: an empty article")
    return Case(golden=golden, text=text)


def case_files(folder: Path = CASES) -> list[Path]:
    """The golden answers of a folder, by name.

    Raises:
        CaseError: there is no such folder, or two files that differ in case alone.
    """
    if not folder.is_dir():
        raise CaseError(f"{folder}: no such folder")
    found = sorted(folder.glob("*.yaml"))
    seen: dict[str, Path] = {}
    for path in found:
        twin = seen.setdefault(path.stem.casefold(), path)
        if twin is not path:
            raise CaseError(f"{path.name}:1: the id of {twin.name} again")
    return found


def load_cases(folder: Path = CASES, only: Sequence[str] = ()) -> tuple[Case, ...]:
    """The cases of a folder, by id; ``only`` keeps those that carry one of these tags, languages or ids.

    Raises:
        CaseError: a case is refused, or none is left.
    """
    cases = [read_case(path) for path in case_files(folder)]
    if only:
        wanted = set(only)
        cases = [c for c in cases if wanted & {*c.golden.tags, c.id, c.golden.language.split("-")[0]}]
        if not cases:
            raise CaseError(f"no case has any of {', '.join(sorted(wanted))}")
    return tuple(cases)
