"""Pages and what was read in them, into the tables, before any corpus stage looks at them."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from sayso.clean import report_id
from sayso.codec import dump, load
from sayso.ledger.nouns import packed
from sayso.ledger.search import index
from sayso.ledger.shelf import chunks
from sayso.ledger.tables import pages, reports, statements
from sayso.ledger.versions import address_key, find_place, how_obtained
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
    """Is what the ledger keeps of a known report's page not what it came with?"""
    query = sa.select(reports.c.obtained, pages.c.content, pages.c.size).outerjoin(
        pages, pages.c.sha256 == reports.c.page
    )
    row = connection.execute(query.where(reports.c.id == report_id(page))).first()
    if row is None:
        return False
    content = unpacked(row.content or b"", page.sha256)
    return content is None or len(content) != row.size or obtained(row.obtained, page.sha256) is None


def put_back(connection: sa.Connection, page: Page) -> None:
    """Keep a known report's page, whatever is there in its place."""
    _keep(connection, page)
    connection.execute(sa.update(reports).where(reports.c.id == report_id(page)).values(obtained=how_obtained(page)))


def obtained(how: str, sha256: str) -> Page | None:
    """What a report's row tells of its page beside the bytes, or None where it cannot be read or is of another page."""
    try:
        page = load(Page, how)
    except ValueError:
        return None
    return page if page.sha256 == sha256 else None


def _keep(connection: sa.Connection, page: Page) -> None:
    row = {"sha256": page.sha256, "content": zlib.compress(page.content), "size": len(page.content)}
    put_rows(connection, pages, [row])


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
    _keep(connection, page)
    connection.execute(
        sa.insert(reports),
        {
            "id": report.id,
            "page": page.sha256,
            "obtained": how_obtained(page),
            "noun": packed(report),
            "problems": dump(reading.problems),
            **report_columns(report),
            **how,
        },
    )
    told = reading.statements
    put_statements(connection, report.id, told)
    return report, told


def put_statements(connection: sa.Connection, report: str, told: Sequence[Attribution]) -> None:
    """Keep the statements of a report."""
    rows = [
        {"id": one.id, "report": report, "noun": dump(one), **statement_columns(one, place)}
        for place, one in enumerate(told)
    ]
    put_rows(connection, statements, rows)


def report_columns(report: Report) -> dict[str, object]:
    """The columns of a report that its noun tells."""
    return {
        "address": clean(report.address),
        "address_key": address_key(report.address),
        "title": clean(report.title),
        "outlet": clean(report.outlet),
        "published": report.published and report.published.isoformat(),
    }


def statement_columns(one: Attribution, place: int) -> dict[str, object]:
    """The columns of a statement that its noun and its place in the report tell."""
    window = one.forecast
    return {
        "place": place,
        "inside": one.inside,
        "foretells_from": window and _day(window.first),
        "foretells_to": window and _day(window.last),
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
