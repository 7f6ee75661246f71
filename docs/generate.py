"""Write docs/reference/cli.md from the commands themselves; with --check, fail where it is out of date.

Also checks that every dependency has its line in docs/dependencies.md and that every link between pages has its target.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import typer.main

from sayso.cli.app import app

ROOT = Path(__file__).parent
PAGE = ROOT / "reference" / "cli.md"
HEAD = """# The command line

Written by `docs/generate.py` from the commands themselves.

Exit codes: 0 something was read; 2 the command line is wrong; 3 nothing could be read; 4 the result could not be written;
5 the installation is broken; 6 a ledger cannot be opened, read or written; 7 a judgement was refused; 8 a check found faults in
a ledger; 130 interrupted. Results go to standard output; progress and problems to standard error.
"""


def page() -> str:
    """The whole reference page."""
    command = typer.main.get_command(app)
    return HEAD + "".join(_section("sayso", command))


def _section(name: str, command: Any) -> list[str]:
    if hasattr(command, "list_commands"):
        children = [(child, command.get_command(None, child)) for child in command.list_commands(None)]
        return [part for child, one in children for part in _section(f"{name} {child}", one)]
    lines = [f"\n## `{name}`\n\n{command.help or ''}\n\n| argument or option | meaning |\n|---|---|\n"]
    for one in command.params:
        argument = one.param_type_name == "argument"
        names = one.metavar or one.name if argument else ", ".join(sorted(one.opts, key=len, reverse=True))
        value = "" if argument or one.is_flag else " ..."
        default = "" if argument or one.is_flag or one.default in (None, (), "") else f" Default: {one.default}."
        lines.append(f"| `{names}{value}` | {_squeeze(one.help or '')}{default} |\n")
    return lines


def _squeeze(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def faults() -> list[str]:
    """What is wrong with the documentation, a line each."""
    found = (
        []
        if PAGE.read_text(encoding="utf-8") == page()
        else ["docs/reference/cli.md is out of date: run docs/generate.py"]
    )
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = (ROOT / "dependencies.md").read_text(encoding="utf-8")
    extras = [one for group in project["optional-dependencies"].values() for one in group]
    for requirement in [*project["dependencies"], *extras]:
        name = re.split(r"[\[<>=! ]", requirement)[0]
        if name != "sayso" and f"| {name} |" not in listed:
            found.append(f"docs/dependencies.md does not say why {name} is there")
    for path in [*ROOT.rglob("*.md"), ROOT.parent / "README.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if "://" in target or (path.parent / target).exists():
                continue
            found.append(f"{path.relative_to(ROOT.parent)}: no page {target}")
    return found


def main() -> None:
    """Write the page, or check everything."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    wrong = faults()
    print("\n".join(wrong) or "documentation: sound")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
