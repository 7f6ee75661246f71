"""Where results go: JSON on standard output, briefs into files by their ending, problems on standard error."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sayso.api import Added
from sayso.brief import html_brief, markdown_brief
from sayso.errors import OutputError, UsageError
from sayso.export import brief_object, problem_object
from sayso.model import Brief, Problem

_WRITERS: dict[str, Callable[[Brief], str]] = {
    ".html": html_brief,
    ".md": markdown_brief,
    ".json": lambda brief: json.dumps(brief_object(brief), ensure_ascii=False, indent=1) + "\n",
}


def check_target(path: Path) -> None:
    """Refuse, before any work is done, a file whose ending says no format or whose folder is not there."""
    if path.suffix.lower() not in _WRITERS:
        raise UsageError(f"{path}: cannot write {path.suffix or 'a file without ending'}; use {', '.join(_WRITERS)}")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: its folder is not there; make it first")


def save_brief(brief: Brief, path: Path) -> None:
    """Write the brief whole or not at all. Raises OutputError."""
    text = _WRITERS[path.suffix.lower()](brief)
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.absolute().parent, delete=False) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: could not be written ({error.strerror}); choose another place with -o") from error


def print_json(value: dict[str, Any], *, lines: bool) -> None:
    """One object on standard output as UTF-8: one a line, or indented."""
    text = json.dumps(value, ensure_ascii=False, indent=None if lines else 1)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def report_problems(problems: Sequence[Problem], quiet: bool) -> None:
    """Each problem on a line of standard error: where, what, what to do."""
    if quiet:
        return
    for one in problems:
        remedy = f" ({one.remedy})" if one.remedy else ""
        line = " ".join(f"sayso: {one.input}: {one.reason}{remedy}".split())
        sys.stderr.write("".join(c if c.isprintable() else "?" for c in line) + "\n")


def tell_added(done: Added, ledger: str, as_json: bool, quiet: bool) -> None:
    """What was added, in one line or as one object; what could not be read, on standard error."""
    report_problems(done.problems, quiet)
    if as_json:
        counts = {"new": done.new, "versions": done.versions, "known": done.known, "empty": done.empty}
        counts["restored"] = done.restored
        print_json({"ledger": ledger, **counts, "problems": [problem_object(p) for p in done.problems]}, lines=False)
        return
    parts = [f"{done.new} added" + (f" ({done.versions} newer versions of known ones)" if done.versions else "")]
    parts += [f"{done.known} known already"] if done.known else []
    parts += [f"{done.empty} pages without a report"] if done.empty else []
    parts += [f"{done.restored} damaged pages put back"] if done.restored else []
    sys.stdout.write(f"{ledger}: {', '.join(parts)}\n")
