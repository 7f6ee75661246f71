"""`sayso judge`: what an analyst decides. Parse, call, show; the rules are in `sayso.weigh`."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer
from rich.console import Console

from sayso.cli.judged import show_judged, show_records
from sayso.cli.options import LEDGER, AsJson, LedgerAt
from sayso.cli.output import print_json
from sayso.errors import UsageError
from sayso.export.judgements import judgement_object
from sayso.ledger import Ledger
from sayso.ledger.judging import Ask, Judged
from sayso.model import Deed, Matter
from sayso.weigh import INFORMATION, OUTCOMES, SOURCES, Scale

judge = typer.Typer(
    help="Record what you decide: merge, split, grade, settle. Superseded or withdrawn, never deleted.",
    no_args_is_help=True,
)
app = typer.Typer()
app.add_typer(judge, name="judge")

By = Annotated[
    str,
    typer.Option("--by", envvar="SAYSO_WHO", help="Who decides. The login name where it is not given.", metavar="NAME"),
]
Why = Annotated[str, typer.Option("--why", help="The reason; there is no judgement without one.", metavar="TEXT")]
One = Annotated[str, typer.Argument(metavar="ONE", help="A statement's number (4.7), or any id.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other, likewise.")]
Statement = Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement's number (4.7), or its id.")]


def _one_of(scale: Scale) -> str:
    return "; ".join(f"{term.value}: {term.meaning}" for term in scale.terms)


@judge.command("merge-origins")
def merge_origins(
    one: One, other: Other, why: Why, by: By = "", ledger: LedgerAt = LEDGER, as_json: AsJson = False
) -> None:
    """Two statements go back to one origin. Of an origin or a claim that is named, its first statement is meant."""
    _judge(ledger, Ask(Deed.MERGE, Matter.ORIGIN, (one, other), _who(by), why), as_json)


@judge.command("split-origins")
def split_origins(
    one: One, other: Other, why: Why, by: By = "", ledger: LedgerAt = LEDGER, as_json: AsJson = False
) -> None:
    """Two statements do not go back to one origin, whatever speaks for it."""
    _judge(ledger, Ask(Deed.SPLIT, Matter.ORIGIN, (one, other), _who(by), why), as_json)


@judge.command("merge-claims")
def merge_claims(
    one: One, other: Other, why: Why, by: By = "", ledger: LedgerAt = LEDGER, as_json: AsJson = False
) -> None:
    """Two statements say the same thing."""
    _judge(ledger, Ask(Deed.MERGE, Matter.CLAIM, (one, other), _who(by), why), as_json)


@judge.command("split-claims")
def split_claims(
    one: One, other: Other, why: Why, by: By = "", ledger: LedgerAt = LEDGER, as_json: AsJson = False
) -> None:
    """Two statements do not say the same thing, however alike they are."""
    _judge(ledger, Ask(Deed.SPLIT, Matter.CLAIM, (one, other), _who(by), why), as_json)


@judge.command("grade-source")
def grade_source(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An outlet or a speaker by name, or a statement.")],
    grade: Annotated[str, typer.Argument(metavar="A-F", help=_one_of(SOURCES))],
    why: Why,
    by: By = "",
    ledger: LedgerAt = LEDGER,
    as_json: AsJson = False,
) -> None:
    """Grade an outlet or a speaker, once for all its statements. Of a statement, who says it is meant."""
    _judge(ledger, Ask(Deed.GRADE, Matter.SOURCE, (source,), _who(by), why, grade.strip().upper()), as_json)


@judge.command("grade")
def grade_statement(
    statement: Statement,
    grade: Annotated[str, typer.Argument(metavar="1-6", help=_one_of(INFORMATION))],
    why: Why,
    by: By = "",
    ledger: LedgerAt = LEDGER,
    as_json: AsJson = False,
) -> None:
    """Grade what a statement says. 1 takes two independent origins behind its claim."""
    _judge(ledger, Ask(Deed.GRADE, Matter.STATEMENT, (statement,), _who(by), why, grade.strip()), as_json)


@judge.command("settle")
def settle(
    statement: Statement,
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME", help=f"One of: {', '.join(OUTCOMES.values)}.")],
    why: Why,
    by: By = "",
    ledger: LedgerAt = LEDGER,
    as_json: AsJson = False,
) -> None:
    """Say how a forecast turned out."""
    value = " ".join(outcome.lower().replace("-", " ").split())
    _judge(ledger, Ask(Deed.SETTLE, Matter.FORECAST, (statement,), _who(by), why, value), as_json)


@judge.command("list")
def list_judgements(
    ledger: LedgerAt = LEDGER,
    history: Annotated[
        bool, typer.Option("--history", help="Those that were superseded or withdrawn too, and by what.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the judgements that stand. With --json, one object a line."""
    with Ledger(ledger, create=False) as opened:
        records = opened.judgements(history=history)
    if as_json:
        for record in records:
            print_json(judgement_object(record), lines=True)
    else:
        show_records(records, Console())


@judge.command("undo")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="Of a judgement (j12), or of an undo.")],
    why: Why,
    by: By = "",
    ledger: LedgerAt = LEDGER,
    as_json: AsJson = False,
) -> None:
    """Withdraw a judgement; what it superseded stands again. An undo is recorded, and can be undone."""
    with Ledger(ledger, create=False) as opened:
        _show(opened.withdraw(judgement, _who(by), why), as_json)


def _judge(ledger: str, ask: Ask, as_json: bool) -> None:
    with Ledger(ledger, create=False) as opened:
        _show(opened.judge(ask), as_json)


def _show(judged: Judged, as_json: bool) -> None:
    if as_json:
        print_json({**judgement_object(judged.record), "notes": list(judged.notes)}, lines=True)
    else:
        show_judged(judged, Console())


def _who(given: str) -> str:
    if given.strip():
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("who decides is not known here: give --by NAME, or set SAYSO_WHO") from error
