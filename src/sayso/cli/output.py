"""Where results go: JSON on standard output, problems on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.errors import NothingReadError
from sayso.export import problem_object
from sayso.model import Problem

if TYPE_CHECKING:
    from sayso.api import Added


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
        counts |= {"restored": done.restored, "returned": done.returned}
        print_json({"ledger": ledger, **counts, "problems": [problem_object(p) for p in done.problems]}, lines=False)
        return
    parts = [f"{done.new} added" + (f" ({done.versions} newer versions of known ones)" if done.versions else "")]
    parts += [f"{done.known} known already"] if done.known else []
    parts += [f"{done.empty} pages without a report"] if done.empty else []
    parts += [f"{done.restored} damaged pages put back"] if done.restored else []
    parts += [f"{done.returned} older versions current again"] if done.returned else []
    sys.stdout.write(f"{ledger}: {', '.join(parts)}\n")


def nothing_read(inputs: Sequence[str]) -> NothingReadError:
    """The error that ends a command to which no input gave a report."""
    return NothingReadError(f"nothing could be read in {', '.join(inputs[:3])}{' ...' if len(inputs) > 3 else ''}")
