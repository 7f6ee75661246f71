"""The commands that put reports into a ledger."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer

from sayso import api
from sayso.cli.options import LEDGER, AsJson, Inputs, Jobs, LedgerAt, Memory, Plain, Private, Quiet, Seconds
from sayso.cli.output import nothing_read, tell_added
from sayso.cli.progress import counter
from sayso.collect import Limits
from sayso.ledger import Ledger

app = typer.Typer()


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
        raise nothing_read(paths)


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
        raise nothing_read(feeds)
