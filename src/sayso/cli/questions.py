"""The commands that ask a ledger."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

import typer
from rich.console import Console
from typer.core import TyperCommand

from sayso.answers import objects, rows, terminal
from sayso.cli.options import LEDGER, AsCsv, AsJson, LedgerAt, Limit, Offset
from sayso.cli.output import print_json
from sayso.errors import UsageError
from sayso.ledger import Ledger, questions
from sayso.ledger.questions import Seen
from sayso.ledger.questions.answers import (
    Answer,
    ClaimFound,
    Conflicts,
    ForecastFound,
    PassageFound,
    SpeakerFound,
    Traced,
)
from sayso.model import Brief

T = TypeVar("T")

app = typer.Typer()

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...", help="Words that must all be there, in any form; '\"in quotation marks\"', in a row."
    ),
]
SomeWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS...", help="Words that must all be there, in any form; without them, everything."),
]


@dataclass(frozen=True, slots=True)
class _Forms(Generic[T]):
    """An answer as a person and as programs read it."""

    show: Callable[[T, Console], None]
    json: Callable[[T], dict[str, Any]]
    csv: Callable[[T], str]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which ledger is asked, and in what form it answers."""

    ledger: str
    as_json: bool
    as_csv: bool


_PASSAGES: _Forms[Answer[PassageFound]] = _Forms(terminal.show_passages, objects.passages_object, rows.passages_csv)
_CLAIMS: _Forms[Answer[ClaimFound]] = _Forms(terminal.show_claims, objects.claims_object, rows.claims_csv)
_TRACES: _Forms[Answer[Traced]] = _Forms(terminal.show_traces, objects.traces_object, rows.traces_csv)
_CONFLICTS: _Forms[Conflicts] = _Forms(terminal.show_conflicts, objects.conflicts_object, rows.conflicts_csv)
_FORECASTS: _Forms[Answer[ForecastFound]] = _Forms(
    terminal.show_forecasts, objects.forecasts_object, rows.forecasts_csv
)
_SPEAKERS: _Forms[Answer[SpeakerFound]] = _Forms(terminal.show_speakers, objects.speakers_object, rows.speakers_csv)


@app.command()
def search(
    words: Words,
    ledger: LedgerAt = LEDGER,
    old: Annotated[bool, typer.Option("--old", help="Older versions of a report too.")] = False,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find the passages of a ledger's reports that hold some words, and the statements in them."""
    asked = " ".join(words)
    wanted = _Wanted(ledger, as_json, as_csv)
    _ask(wanted, lambda seen: questions.search(seen, asked, limit=limit, offset=offset, old=old), _PASSAGES)


@app.command()
def claims(
    words: SomeWords = None,
    ledger: LedgerAt = LEDGER,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What several reports claim: by how many independent origins, by whom, and against what. Most origins first."""
    asked = _asked(words)
    wanted = _Wanted(ledger, as_json, as_csv)
    _ask(wanted, lambda seen: questions.claims(seen, asked, limit=limit, offset=offset), _CLAIMS)


@app.command()
def trace(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="The id of a statement, or words that it holds.")
    ],
    ledger: LedgerAt = LEDGER,
    limit: Limit = 5,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """On whose word: a statement hop by hop in exact words, with its origin and why it is taken for that."""
    asked = " ".join(words)
    wanted = _Wanted(ledger, as_json, as_csv)
    _ask(wanted, lambda seen: questions.trace(seen, asked, limit=limit, offset=offset), _TRACES)


@app.command()
def conflicts(
    words: SomeWords = None,
    ledger: LedgerAt = LEDGER,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What cannot both hold, with both sides, and apart from it what only looks so. Never which side holds."""
    asked = _asked(words)
    wanted = _Wanted(ledger, as_json, as_csv)
    _ask(wanted, lambda seen: questions.conflicts(seen, asked, limit=limit, offset=offset), _CONFLICTS)


class _Due(TyperCommand):
    """A command that takes `--due` alone for `--due today`: click knows no option with and without a value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, "today" after a `--due` that nothing or an option follows."""
        given: list[str] = []
        for one, after in zip_longest(args, args[1:], fillvalue=""):
            given.append(one)
            if one == "--due" and (not after or after.startswith("-")):
                given.append("today")
        return super().parse_args(ctx, given)


@app.command(cls=_Due)
def forecasts(
    words: SomeWords = None,
    ledger: LedgerAt = LEDGER,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DATE", help="Only those whose window ends by then: YYYY-MM-DD; alone, today."),
    ] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What was said to be still to come, by its window, with how likely and by whom."""
    asked, by = _asked(words), _day(due)
    wanted = _Wanted(ledger, as_json, as_csv)
    _ask(wanted, lambda seen: questions.forecasts(seen, asked, due=by, limit=limit, offset=offset), _FORECASTS)


@app.command()
def speakers(
    words: SomeWords = None,
    ledger: LedgerAt = LEDGER,
    limit: Limit = 20,
    offset: Offset = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Who is who: every name that reports give to a speaker, and how much is told of what they say."""
    asked = _asked(words)
    wanted = _Wanted(ledger, as_json, as_csv)
    _ask(wanted, lambda seen: questions.speakers(seen, asked, limit=limit, offset=offset), _SPEAKERS)


def brief_of(ledger: str, words: list[str] | None, question: str | None) -> Brief:
    """A brief of what a ledger holds. Raises UsageError for paths, which are to be added first."""
    for word in words or ():
        if Path(word).exists() or "://" in word:
            raise UsageError(f"{word}: paths and --ledger exclude each other; `sayso add` puts reports into a ledger")
    with Ledger(ledger, create=False) as opened:
        return opened.brief(_asked(words), question)


def _ask(wanted: _Wanted, question: Callable[[Seen], T], forms: _Forms[T]) -> None:
    if wanted.as_json and wanted.as_csv:
        raise UsageError("--json and --csv exclude each other; give one")
    with Ledger(wanted.ledger, create=False) as opened, opened.seen() as seen:
        answer = question(seen)
    if wanted.as_json:
        print_json(forms.json(answer), lines=False)
    elif wanted.as_csv:
        sys.stdout.buffer.write(forms.csv(answer).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    else:
        forms.show(answer, Console())


def _asked(words: list[str] | None) -> str | None:
    return " ".join(words) if words else None


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    if text == "today":
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--due {text}: no day; write it as 2031-05-03, or today") from None
