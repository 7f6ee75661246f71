"""The commands that measure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import Quiet
from sayso.cli.progress import counter
from sayso.score.articles import score_articles
from sayso.score.polnear import score_polnear

app = typer.Typer()
score = typer.Typer(help="Accuracy against an annotated corpus.", no_args_is_help=True)
app.add_typer(score, name="score")


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
