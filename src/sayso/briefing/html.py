"""A brief as one self-contained HTML file: no script, no request, readable on a phone and on paper."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from sayso.briefing import wording
from sayso.briefing.arrange import view_of
from sayso.briefing.excerpt import Piece
from sayso.briefing.sections import BriefView
from sayso.briefing.texts import parts
from sayso.briefing.timeline_svg import drawn
from sayso.briefing.words import more, quoted
from sayso.model import Brief

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://[^\s\"'<>]+", re.ASCII)

# So many of each list are open at first; the rest are folded. `statements` are those of one origin or one speaker.
_SHOWN = {"reports": 100, "claims": 60, "speakers": 60, "statements": 12}

# What a link into a report's text makes visible: the part of a segment's class, and the rule for it.
_HIGHLIGHTS = {
    "n": "background:var(--hit-line);color:var(--paper)",
    "c": "background:var(--hit);color:var(--hit-ink);text-decoration:none;box-shadow:inset 0 -.13em var(--hit-line)",
    "s": "text-decoration:underline 2px solid var(--voice);text-underline-offset:.22em",
    "u": "text-decoration:underline 2px dotted var(--voice);text-underline-offset:.22em",
    "e": "background:var(--hit);color:var(--hit-ink);box-shadow:inset 0 -.13em var(--hit-line)",
}


def html_brief(brief: Brief) -> str:
    """`brief` as one HTML file. Every statement links to its words in the text of its report, which is in the file."""
    view = view_of(brief)
    texts = [
        (entry, parts(entry.report, view.statements[entry.report.id], view.places.get(entry.report.id, ())))
        for entry in view.reports
    ]
    style = stylesheet(view)
    return _template().render(
        view=view,
        texts=texts,
        picture=drawn(view.timeline),
        wording=wording,
        shown=_SHOWN,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        title=view.question or "Who says what",
    )


def stylesheet(view: BriefView) -> str:
    """The style sheet, with the rules that highlight the target; as many as one report has statements at most."""
    most_statements = max(map(len, view.statements.values()), default=0)
    most_places = max(map(len, view.places.values()), default=0)
    rules = [
        _rule(part, "m" if part == "e" else "n", most_places if part == "e" else most_statements) for part in "csue"
    ]
    return "\n".join([_sheet(), _rule("n", "n", most_statements), *rules])


def _rule(part: str, anchor: str, most: int) -> str:
    numbers = range(1, most + 1)
    # The second selector is for a statement that begins in one block and ends in another.
    selectors = (f".{anchor}{n}:target~.{part}{n},.{anchor}{n}:target~* .{part}{n}" for n in numbers)
    return f"{','.join(selectors)}{{{_HIGHLIGHTS[part]}}}" if most else ""


@cache
def _sheet() -> str:
    return files("sayso.briefing").joinpath("templates/brief.css").read_text(encoding="utf-8").strip()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("sayso.briefing"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["lang"] = _lang
    environment.filters["web"] = _web
    environment.filters["roles"] = _roles
    environment.filters["quoted"] = quoted
    environment.filters["more"] = more
    return environment.get_template("brief.html.j2")


def _lang(code: str | None) -> str:
    """A language code as it may stand in `lang`; empty, which means unknown, for anything else."""
    return code if code and _LANGUAGE.fullmatch(code) else ""


def _web(address: str) -> str:
    """An address that may be linked to; empty for a path and for any other scheme (`javascript:`)."""
    return address if _WEB.fullmatch(address) else ""


def _roles(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """Pieces as text and classes."""
    return [(piece.text, " ".join(sorted(piece.roles)) or "gap") for piece in pieces]
