"""The command line: parse, call, show. The exit codes are listed in docs/reference/cli.md."""

from __future__ import annotations


def main() -> None:
    """Entry point. What it needs is loaded now and not before: processes that read import this module, and nothing else of it."""
    from sayso.cli.app import main as run

    run()


__all__ = ["main"]
