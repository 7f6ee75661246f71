"""Pages and what was read in them, into the tables, before any corpus stage looks at them."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from sayso.codec import dump, load
from sayso.ledger.nouns import packed
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import pages, reports, statements
from sayso.ledger.writing import clean, put_rows
from sayso.model import Attribution, Page, Report
from sayso.pipeline import Reading


@dataclass(slots=True)
class Taken:
    """Ids of reports that came into the pile, and of older versions that went out of it.

    `new` counts the reports written down, `versions` those of them whose address was known, `known` those that were there.
    """

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    new: int = 0
    versions: int = 0
    known: int = 0


def known_reports(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """Which of these reports the ledger has."""
    found: set[str] = set()
    for some in chunks(list(ids)):
        found.update(connection.scalars(sa.select(reports.c.id).where(reports.c.id.in_(some))))
    return found


def take_in(connection: sa.Connection, read: Sequence[tuple[Page, Reading]], reader: str) -> Taken:
    """Keep pages, reports and statements. A report that is there stays as it is; a newer version takes the older one's place.

    Of two versions the one obtained later is the newer; where that is not known, the one added later.
    """
    taken = Taken()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    seen = known_reports(connection, [reading.report.id for _, reading in read if reading.report])
    for page, reading in read:
        report = reading.report
        if report is None:
            continue
        if report.id in seen:
            taken.known += 1
            continue
        seen.add(report.id)
        older = _current(connection, report.address)
        is_newer = older is None or not _obtained_later(older[1], page)
        _insert(
            connection,
            page,
            reading,
            {"added": now, "reader": reader, "current": is_newer, "replaces": older and older[0]},
        )
        taken.new += 1
        taken.versions += older is not None
        if not is_newer:
            continue
        if older is not None:
            connection.execute(sa.update(reports).where(reports.c.id == older[0]).values(current=False))
            if older[0] in taken.added:
                taken.added.remove(older[0])
            else:
                taken.removed.append(older[0])
        taken.added.append(report.id)
    return taken


def _current(connection: sa.Connection, address: str) -> tuple[str, str] | None:
    query = sa.select(reports.c.id, reports.c.obtained).where(reports.c.address == clean(address), reports.c.current)
    row = connection.execute(query).first()
    return (row.id, row.obtained) if row else None


def _obtained_later(known: str, page: Page) -> bool:
    """Is what the ledger has of an address newer than this page?"""
    when = load(Page, known).obtained
    return when is not None and page.obtained is not None and when > page.obtained


def _insert(connection: sa.Connection, page: Page, reading: Reading, how: dict[str, object]) -> None:
    report = reading.report
    assert report is not None
    content = {"sha256": page.sha256, "content": zlib.compress(page.content), "size": len(page.content)}
    put_rows(connection, pages, [content])
    connection.execute(
        sa.insert(reports),
        {
            "id": report.id,
            "page": page.sha256,
            "address": clean(report.address),
            "obtained": dump(replace(page, content=b"")),
            "noun": packed(report),
            "problems": dump(reading.problems),
            "title": clean(report.title),
            "outlet": clean(report.outlet),
            "published": report.published and report.published.isoformat(),
            **how,
        },
    )
    rows = [_statement(report, place, one) for place, one in enumerate(reading.statements)]
    if rows:
        connection.execute(sa.insert(statements), rows)


def _statement(report: Report, place: int, one: Attribution) -> dict[str, object]:
    window = one.forecast
    return {
        "id": one.id,
        "report": report.id,
        "place": place,
        "noun": dump(one),
        "foretells_from": window and _day(window.first),
        "foretells_to": window and _day(window.last),
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
