"""What is shipped: a wheel that runs from elsewhere, with its prompts and tables inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds nothing but the installed wheel."""
    made, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(made), str(ROOT)], check=True, capture_output=True)
    (wheel,) = made.glob("factsheet-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def _run(code: list[str], elsewhere: Path) -> str:
    env = {**os.environ, "PYTHONPATH": str(elsewhere), "FACTSHEET_ENV_FILE": ""}
    done = subprocess.run([sys.executable, *code], cwd=elsewhere, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_reads_an_article_from_elsewhere(elsewhere: Path, tmp_path: Path) -> None:
    article = tmp_path / "artigo.txt"
    article.write_text("A obra custou R$ 3 milhões, disse a prefeita em 12 de maio de 2024.", encoding="utf-8")
    printed = _run(["-m", "pipeline", "mentions", str(article), "--format", "json"], elsewhere)
    assert json.loads(printed)["numbers"][0]["value"] == "3000000"


def test_the_wheel_has_its_prompts_inside(elsewhere: Path) -> None:
    code = "from pipeline.llm import prompts; print(prompts.prompts_folder(), prompts.available_prompts())"
    printed = _run(["-c", code], elsewhere)
    assert str(elsewhere) in printed
    assert "guided" in printed


def test_the_wheel_holds_the_package_and_nothing_else(elsewhere: Path) -> None:
    names = {p.name for p in elsewhere.iterdir() if not p.name.endswith(".dist-info")}
    assert names <= {"pipeline", "bin"}
