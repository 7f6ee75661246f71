"""How a statement was last seen: whether what is found of it must be found again, and what its report tells of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.codec import dump
from sayso.model import Attribution, Report, Speaker, digest
from sayso.shelf import Shelf

_SHOWN = "compare.shown"


@dataclass(frozen=True, slots=True)
class Shown:
    """When a statement's report was published and whether that is stitched together; `seen` names all else that is looked at.

    `often` is how many statements of the report its speaker makes, by the name that the report gives. Two that are equal stand
    the same to any other statement. Where they go back to may differ.
    """

    published: dt.date | None
    stitched: bool
    seen: str = ""
    often: int = 1

    @classmethod
    def of(cls, report: Report | None) -> Shown:
        """What a report tells of each of its statements."""
        published = report.published if report else None
        day = published.date() if isinstance(published, dt.datetime) else published
        return cls(day, bool(report and report.stitched))

    def now(self, one: Attribution, speaker: Speaker | None, around: Speaker | None, often: int) -> Shown:
        """How a statement of the report is seen now: who says it, how `often` in it, and who says what is `around` it."""
        told = (speaker.id, speaker.name, speaker.type, speaker.named) if speaker else ()
        return replace(self, seen=digest(dump(one), *told, around.id if around else "", length=16), often=often)


def read(shelf: Shelf, ids: Iterable[str]) -> dict[str, Shown]:
    """How statements (ids) were last seen; none that were not."""
    found = {i: json.loads(held[""]) for i, held in shelf.get(_SHOWN, ids).items()}
    return {i: Shown(day and dt.date.fromisoformat(day), *rest) for i, (day, *rest) in found.items()}


def write(shelf: Shelf, now: Mapping[str, Shown], gone: Iterable[str]) -> None:
    """Keep how statements are seen now, and forget others."""
    shelf.drop(_SHOWN, ((i, "") for i in gone))
    rows = ((i, [o.published and o.published.isoformat(), o.stitched, o.seen, o.often]) for i, o in now.items())
    shelf.put(_SHOWN, ((i, "", json.dumps(row)) for i, row in rows))
