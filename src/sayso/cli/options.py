"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, http(s) addresses, or - for standard input: HTML, text, Markdown, PDF, JSON Lines, WARC,"
        " RSS, Atom; each may be gzipped.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as docs/reference/json.md describes it.")]
Plain = Annotated[bool, typer.Option("--plain", help="Take text files as they stand; leave nothing out.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notes on standard error.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that read; 0 is one a core, four at most.")]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, help="Time limit a page.")]
Memory = Annotated[int, typer.Option("--memory", min=64, help="Memory limit a page, in MiB.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from private and loopback networks too.")]
Keep = Annotated[
    Path | None, typer.Option("--pages", help="Keep every page as obtained in this folder, by its SHA-256.")
]
LEDGER = "sayso.db"
LedgerAt = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="SAYSO_LEDGER",
        help="The ledger: a file (SQLite), or postgresql://user@host/name.",
    ),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV with a header, a row an item.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="So many at most.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Leave out so many first.")]
