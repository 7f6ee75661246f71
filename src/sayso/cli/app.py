"""The command line as a whole: which module has each command, and how a failure ends."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso import __version__
from sayso.errors import SaysoError, UsageError

# In the order in which they are listed.
_HOME = {
    **dict.fromkeys(("read", "brief", "demo"), "reading"),
    **dict.fromkeys(("add", "watch"), "adding"),
    **dict.fromkeys(("search", "claims", "trace", "conflicts", "forecasts", "speakers"), "questions"),
    "judge": "judge",
    "check": "check",
    "score": "scoring",
}


class Commands(TyperGroup):
    """The commands, each loaded when it is asked for: nobody who reads a report waits for a database to load."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as click has it
        """The names of the commands."""
        return list(_HOME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as click has it
        """A command by its name, or None."""
        if cmd_name not in _HOME:
            return None
        module = import_module(f"sayso.cli.{_HOME[cmd_name]}")
        return typer.main.get_group(module.app).commands[cmd_name]


app = typer.Typer(
    cls=Commands,
    name="sayso",
    help="Who says what in a pile of news reports, and on whose word. Sayso never says what is true.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


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
