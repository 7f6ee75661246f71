"""Pages and what was read in them, into the tables, before any corpus stage looks at them."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from sayso.codec import dump
from sayso.ledger.nouns import packed
from sayso.ledger.search import index
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import pages, reports, statements
from sayso.ledger.versions import address_key, find_place
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


def take_in(
    connection: sa.Connection, read: Sequence[tuple[Page, Reading]], reader: str, *, plain: bool = False
) -> Taken:
    """Keep pages, reports and statements. A report that is there stays as it is; a newer version takes the older one's place.

    `reader` and `plain` are how the pages were read, so that they can be read so again.
    """
    taken, written = Taken(), list[tuple[Report, list[Attribution]]]()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    how = {"added": now, "reader": reader, "plain": plain}
    seen = known_reports(connection, [reading.report.id for _, reading in read if reading.report])
    for page, reading in read:
        report = reading.report
        if report is None:
            continue
        if report.id in seen:
            taken.known += 1
            continue
        seen.add(report.id)
        version = find_place(connection, report.address, page)
        if version.older and not version.newer:
            _put_aside(connection, version.older, taken)
        how_kept = {**how, "current": not version.newer, "replaces": version.older}
        written.append(_insert(connection, page, reading, how_kept))
        if version.newer:
            connection.execute(sa.update(reports).where(reports.c.id == version.newer).values(replaces=report.id))
        else:
            taken.added.append(report.id)
        taken.new += 1
        taken.versions += version.newer is not None or version.older is not None
    index(connection, written)
    return taken


def _put_aside(connection: sa.Connection, older: str, taken: Taken) -> None:
    connection.execute(sa.update(reports).where(reports.c.id == older).values(current=False))
    if older in taken.added:
        taken.added.remove(older)
    else:
        taken.removed.append(older)


def is_damaged(connection: sa.Connection, page: Page) -> bool:
    """Are the bytes that the ledger keeps of this page others than those it came with?"""
    content = connection.execute(sa.select(pages.c.content).where(pages.c.sha256 == page.sha256)).scalar()
    return content is not None and unpacked(content, page.sha256) is None


def put_back(connection: sa.Connection, page: Page) -> None:
    """Keep a page's bytes, whatever is there in their place."""
    put_rows(connection, pages, [page_row(page)])


def page_row(page: Page) -> dict[str, object]:
    """A page's bytes as their row keeps them."""
    return {"sha256": page.sha256, "content": zlib.compress(page.content), "size": len(page.content)}


def unpacked(content: bytes, sha256: str) -> bytes | None:
    """The bytes of a page from its row, or None where they are not those of that SHA-256."""
    try:
        made = zlib.decompress(content)
    except zlib.error:
        return None
    return made if hashlib.sha256(made).hexdigest() == sha256 else None


def _insert(
    connection: sa.Connection, page: Page, reading: Reading, how: dict[str, object]
) -> tuple[Report, list[Attribution]]:
    report = reading.report
    assert report is not None
    put_back(connection, page)
    connection.execute(
        sa.insert(reports),
        {
            "id": report.id,
            "page": page.sha256,
            "address": clean(report.address),
            "address_key": address_key(report.address),
            "obtained": dump(replace(page, content=b"")),
            "noun": packed(report),
            "problems": dump(reading.problems),
            "title": clean(report.title),
            "outlet": clean(report.outlet),
            "published": report.published and report.published.isoformat(),
            **how,
        },
    )
    told = reading.statements
    rows = [_statement(report, place, one) for place, one in enumerate(told)]
    if rows:
        connection.execute(sa.insert(statements), rows)
    return report, told


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
