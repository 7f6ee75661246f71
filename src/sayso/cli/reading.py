"""The commands that read: one report at a time, a pile, the bundled pile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sayso import api
from sayso.briefing import show_brief, show_reading
from sayso.cli.options import AsJson, Inputs, Jobs, Keep, Memory, Plain, Private, Quiet, Seconds
from sayso.cli.output import nothing_read, print_json, report_problems
from sayso.cli.progress import counter
from sayso.collect import Limits
from sayso.errors import UsageError
from sayso.export import brief_object, reading_object
from sayso.model import Brief, Problem
from sayso.saving import check_target, save_brief

app = typer.Typer()


@app.command()
def read(
    paths: Inputs,
    as_json: AsJson = False,
    plain: Plain = False,
    quiet: Quiet = False,
    jobs: Jobs = 0,
    seconds: Seconds = 60,
    memory: Memory = 2048,
    allow_private: Private = False,
    pages: Keep = None,
) -> None:
    """Read reports one at a time: who says what in each. With --json, one object a line."""
    settings = api.Settings(plain, jobs, seconds, memory, Limits(allow_private=allow_private), pages)
    console = Console()
    problems: list[Problem] = []
    count = 0
    with counter("reading", quiet) as tell:
        for one in api.read(paths, settings, stdin=sys.stdin.buffer, tell=tell):
            if isinstance(one, Problem):
                problems.append(one)
            elif one.report is None:
                problems += one.problems
            else:
                count += 1
                if as_json:
                    print_json(reading_object(one.report, one.attributions, one.problems), lines=True)
                else:
                    show_reading(one.report, one.attributions, one.problems, console)
    report_problems(problems, quiet)
    if not count:
        raise nothing_read(paths)


@app.command()
def brief(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="As for `read`; with --ledger, words that a report must hold, or nothing."
        ),
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", "-Q", help="The question that the reports are about.")
    ] = None,
    ledger: Annotated[
        str | None, typer.Option("--ledger", help="Brief what this ledger holds, and read nothing.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to FILE.html, .md or .json.")] = None,
    as_json: AsJson = False,
    plain: Plain = False,
    quiet: Quiet = False,
    jobs: Jobs = 0,
    seconds: Seconds = 60,
    memory: Memory = 2048,
    allow_private: Private = False,
    pages: Keep = None,
) -> None:
    """Compare a pile of reports, read now or held in a ledger, and write one brief: in the terminal, or to a file."""
    if output:
        check_target(output)
    if ledger is not None:
        # Reading needs no database.
        from sayso.cli.questions import brief_of

        made = brief_of(ledger, paths, question)
    elif not paths:
        raise UsageError("nothing to brief; give files, folders or addresses, or --ledger and what it is to hold")
    else:
        settings = api.Settings(plain, jobs, seconds, memory, Limits(allow_private=allow_private), pages)
        with counter("reading", quiet) as tell:
            made = api.brief(paths, question, settings, stdin=sys.stdin.buffer, tell=tell)
    _deliver(made, output, as_json, quiet)
    if not made.reports:
        report_problems(made.problems, quiet)
        raise nothing_read(paths or [str(ledger)])


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("demo.html"),
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Brief the bundled pile of invented reports, in the terminal and as an HTML file."""
    check_target(output)
    with demo_reports() as folder, counter("reading", quiet) as tell:
        question = "Why did the power cable to the Skerrow Islands fail, and who answers for it?"
        made = api.brief([str(folder)], question, api.Settings(), tell=tell)
    if as_json:
        _deliver(made, None, as_json, quiet)
        return
    save_brief(made, output)
    show_brief(made, Console())
    if not quiet:
        Console(stderr=True).print(f"The same with links to the exact words: {output}", soft_wrap=True)


@contextmanager
def demo_reports() -> Iterator[Path]:
    """The folder of the bundled demo reports, on disk while in use."""
    with as_file(files("sayso") / "demo" / "pile" / "reports") as folder:
        yield folder


def _deliver(made: Brief, output: Path | None, as_json: bool, quiet: bool) -> None:
    if as_json:
        print_json(brief_object(made), lines=False)
    if output:
        save_brief(made, output)
        if not quiet:
            Console(stderr=True).print(f"written: {output}", soft_wrap=True)
    elif not as_json and made.reports:
        show_brief(made, Console())
