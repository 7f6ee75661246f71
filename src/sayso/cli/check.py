"""`sayso check`: is a ledger sound, and what mends it where it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from sayso import api
from sayso.cli.options import LEDGER, AsJson, LedgerAt, Quiet
from sayso.cli.output import print_json
from sayso.cli.progress import counter
from sayso.errors import UnsoundError
from sayso.ledger import Fault, Ledger

app = typer.Typer()

Repair = Annotated[
    bool,
    typer.Option(
        "--repair", help="Read damaged reports again from their pages and derive everything anew; then check."
    ),
]
Deep = Annotated[
    bool,
    typer.Option(
        "--deep", help="Also derive everything anew and set it against what is there. Takes as long as adding it took."
    ),
]


@app.command()
def check(
    ledger: LedgerAt = LEDGER,
    repair: Repair = False,
    deep: Deep = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Check that all that a ledger holds is sound; each fault on a line, with its remedy. Exit code 8 where there is one."""
    with Ledger(ledger, create=False) as opened:
        name = opened.database.name
        met: list[Fault] = []
        if repair:
            with counter("repairing", quiet) as tell:
                met = api.repair(opened, tell=tell)
            _list(met, as_json)
            if met and not as_json:
                sys.stdout.write(f"{name}: repaired; what is left:\n")
        left: list[Fault] = []
        with counter("checking", quiet) as tell:
            for fault in opened.check(tell):
                left.append(fault)
                _list([fault], as_json)
        if deep and not left:
            with counter("deriving", quiet) as tell:
                left += opened.check_found(tell)
            _list(left, as_json)
    if as_json:
        repaired = {"repaired": [_object(fault) for fault in met if fault not in left]} if repair else {}
        print_json({"ledger": name, "faults": [_object(fault) for fault in left], **repaired}, lines=False)
    if left:
        raise UnsoundError(f"{name}: {len(left)} {'fault' if len(left) == 1 else 'faults'}")
    if not as_json:
        sys.stdout.write(f"{name}: sound\n")


def _list(faults: Iterable[Fault], as_json: bool) -> None:
    if as_json:
        return
    for fault in faults:
        sys.stdout.write("".join(c if c.isprintable() else "?" for c in str(fault)) + "\n")


def _object(fault: Fault) -> dict[str, Any]:
    where = {"address": fault.address} if fault.address else {}
    return {"table": fault.table, "row": fault.row, "fault": fault.what, "remedy": fault.remedy.value, **where}
