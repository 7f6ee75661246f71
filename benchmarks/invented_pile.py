"""Pages with their readings for a ledger, without the reader's time: the stories of `spread_network`, each at an address.

    read = invented_pile(1000)        pairs of a Page and a Reading, the same for the same seed

A correction is a newer version of the report it corrects, at the same address.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TypeVar

from sayso.clean import report_id
from sayso.codec import dump, load
from sayso.model import Attribution, DerivationKind, Page, Report
from sayso.pipeline import Reading
from spread_network import spread

T = TypeVar("T")
_BEGIN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def invented_pile(count: int, seed: int = 7) -> list[tuple[Page, Reading]]:
    """So many reports with what they tell, in the order of publication."""
    world = spread(count, seed)
    told: dict[str, list[Attribution]] = defaultdict(list)
    for one in world.attributions:
        told[one.report].append(one)
    addresses: dict[str, str] = {}
    made = []
    for number, report in enumerate(world.reports):
        original, kind = world.derived.get(report.id, (report.id, None))
        kept = addresses.get(original) if kind is DerivationKind.CORRECTION else None
        address = addresses[report.id] = kept or f"https://news.example/{report.id}"
        obtained = _BEGIN + dt.timedelta(minutes=number)
        page = Page.of(address, report.text.encode(), "text/plain", obtained=obtained)
        made.append((page, _reading(page, report, told[report.id])))
    return made


def _reading(page: Page, report: Report, told: list[Attribution]) -> Reading:
    """The report and its attributions under the ids that a ledger gives them."""
    old, new = report.id, report_id(page)
    text = dump(report).replace(f'"{report.address}"', f'"{page.address}"')
    renamed = load(Report, _renamed(text.replace('"sha256":"0"', f'"sha256":"{page.sha256}"'), old, new))
    # An attribution's id holds its report's.
    return Reading(renamed, tuple(load(Attribution, _renamed(dump(one), old, new)) for one in told), ())


def _renamed(text: str, old: str, new: str) -> str:
    return text.replace(f'"{old}', f'"{new}')
