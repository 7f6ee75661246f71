"""The commands."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from sayso import __version__, api
from sayso.briefing import show_brief, show_reading
from sayso.cli import questions
from sayso.cli.check import check
from sayso.cli.judge import judge
from sayso.cli.options import LEDGER, AsJson, Inputs, Jobs, Keep, LedgerAt, Memory, Plain, Private, Quiet, Seconds
from sayso.cli.output import print_json, report_problems, tell_added
from sayso.cli.progress import counter
from sayso.collect import Limits
from sayso.errors import NothingReadError, SaysoError, UsageError
from sayso.export import brief_object, reading_object
from sayso.ledger import Ledger
from sayso.model import Brief, Problem
from sayso.saving import check_target, save_brief
from sayso.score.articles import score_articles
from sayso.score.polnear import score_polnear

app = typer.Typer(
    name="sayso",
    help="Who says what in a pile of news reports, and on whose word. Sayso never says what is true.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
score = typer.Typer(help="Accuracy against an annotated corpus.", no_args_is_help=True)
app.add_typer(score, name="score")
app.command()(check)
questions.register(app)
app.add_typer(judge, name="judge")


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


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
        raise NothingReadError(_nothing(paths))


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
        made = questions.brief_of(ledger, paths, question)
    elif not paths:
        raise UsageError("nothing to brief; give files, folders or addresses, or --ledger and what it is to hold")
    else:
        settings = api.Settings(plain, jobs, seconds, memory, Limits(allow_private=allow_private), pages)
        with counter("reading", quiet) as tell:
            made = api.brief(paths, question, settings, stdin=sys.stdin.buffer, tell=tell)
    _deliver(made, output, as_json, quiet)
    if not made.reports:
        report_problems(made.problems, quiet)
        raise NothingReadError(_nothing(paths or [str(ledger)]))


@app.command()
def add(
    paths: Inputs,
    ledger: LedgerAt = LEDGER,
    as_json: AsJson = False,
    plain: Plain = False,
    quiet: Quiet = False,
    jobs: Jobs = 0,
    seconds: Seconds = 60,
    memory: Memory = 2048,
    allow_private: Private = False,
) -> None:
    """Add reports to a ledger and bring all that it knows up to date. Safe to repeat, to interrupt, to run twice at once."""
    settings = api.Settings(plain, jobs, seconds, memory, Limits(allow_private=allow_private))
    with Ledger(ledger) as opened, counter("adding", quiet) as tell:
        done = api.add(paths, opened, settings, stdin=sys.stdin.buffer, tell=tell)
        tell_added(done, opened.database.name, as_json, quiet)
    if not done.reports:
        raise NothingReadError(_nothing(paths))


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds.")],
    ledger: LedgerAt = LEDGER,
    every: Annotated[
        float | None, typer.Option("--every", min=1, help="Look again every so many minutes, until interrupted.")
    ] = None,
    follow: Annotated[
        bool,
        typer.Option(help="Fetch the articles that a feed leads to, where their site allows it; else its own text."),
    ] = True,
    as_json: AsJson = False,
    quiet: Quiet = False,
    jobs: Jobs = 0,
    seconds: Seconds = 60,
    memory: Memory = 2048,
    allow_private: Private = False,
) -> None:
    """Look at feeds and add what is new in them to a ledger: once, as a scheduler would, or again and again."""
    settings = api.Settings(False, jobs, seconds, memory, Limits(allow_private=allow_private))
    with Ledger(ledger) as opened:
        while True:
            with counter("adding", quiet) as tell:
                done = api.watch(feeds, opened, settings, follow=follow, tell=tell)
            tell_added(done, opened.database.name, as_json, quiet)
            if every is None:
                break
            time.sleep(60 * every)
    if done.problems and not done.reports:
        raise NothingReadError(_nothing(feeds))


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


@score.command("articles")
def articles(
    folder: Annotated[Path, typer.Argument(metavar="PATH", help="Folder with ground-truth.json and html/.")],
) -> None:
    """Cleaning: body F1 by four-word shingles, against an article extraction benchmark."""
    result = score_articles(folder)
    typer.echo(f"pages      {result.pages}")
    typer.echo(f"precision  {result.precision:.4f}\nrecall     {result.recall:.4f}\nF1         {result.f1:.4f}")
    for name, value in result.worst:
        typer.echo(f"worst      {value:.3f} {name}")


@score.command("polnear")
def polnear(
    folder: Annotated[Path, typer.Argument(metavar="PATH", help="A split: folder with text/ and attributions/.")],
    quiet: Quiet = False,
) -> None:
    """Reading: F1 of sources, cues, contents and whole attributions, against an annotated corpus."""
    with counter("reading", quiet) as tell:
        result = score_polnear(folder, tell=tell)
    names = {"exact": "linked, all parts exact", "overlap": "linked, all parts overlapping"}
    for kind, one in result.items():
        name = names.get(kind, kind)
        typer.echo(f"{name:30} F1 {100 * one.f1:5.1f}  ({100 * one.precision:.1f} / {100 * one.recall:.1f})")


def _deliver(made: Brief, output: Path | None, as_json: bool, quiet: bool) -> None:
    if as_json:
        print_json(brief_object(made), lines=False)
    if output:
        save_brief(made, output)
        if not quiet:
            Console(stderr=True).print(f"written: {output}", soft_wrap=True)
    elif not as_json and made.reports:
        show_brief(made, Console())


def _nothing(paths: list[str]) -> str:
    return f"nothing could be read in {', '.join(paths[:3])}{' ...' if len(paths) > 3 else ''}"


def main() -> None:
    """Entry point. Every failure that a user can meet ends in one line and an exit code, never in a traceback."""
    try:
        app(standalone_mode=True)
    except SaysoError as error:
        kind = "usage" if isinstance(error, UsageError) else "error"
        print(f"sayso: {kind}: {error}", file=sys.stderr)  # noqa: T201 - the one place that speaks on standard error
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (`sayso read ... | head`): no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
