"""What changed since the merge base, as far as the evals care."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from evals.files import HOME

ROOT = HOME.parent


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that differ from the merge base (committed or not), relative to the repository; none if it isn't known."""

    base: str
    paths: tuple[str, ...]
    known: bool = True

    def under(self, *folders: str) -> tuple[str, ...]:
        """The changed paths below these folders."""
        return tuple(p for p in self.paths if p.startswith(folders))

    def prompts(self) -> tuple[str, ...]:
        """The ids of prompt sets with a changed file: ``prompts/guided/v1/kind.md`` → ``guided/v1``."""
        found = [Path(p).parts[1:3] for p in self.under("prompts/") if len(Path(p).parts) >= 3]
        return tuple(dict.fromkeys(f"{kind}/{Path(version).stem}" for kind, version in found))

    def only_prompts(self) -> bool:
        """Whether nothing but prompt texts changed that can touch a score."""
        touching = self.under("prompts/", "pipeline/", "evals/")
        return (
            self.known and bool(touching) and all(p.startswith("prompts/") for p in touching) and bool(self.prompts())
        )


def since_merge_base(root: Path = ROOT) -> Changes:
    """What changed since the merge base with ``EVAL_BASE``, ``origin/main`` or ``main``, whichever is there first."""
    for name in (os.environ.get("EVAL_BASE"), "origin/main", "main"):
        base = _git(root, "merge-base", "HEAD", name) if name else None
        if base:
            tracked = _git(root, "diff", "--name-only", base) or ""
            fresh = _git(root, "ls-files", "--others", "--exclude-standard") or ""
            return Changes(base, tuple(sorted({*tracked.splitlines(), *fresh.splitlines()})))
    return Changes("", (), known=False)


def _git(root: Path, *words: str) -> str | None:
    """What git says, or None where it says no (no repository, no such branch)."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and refs that git itself checks
            ["git", *words],  # noqa: S607 - git is where the user has it
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
