"""Reports that as a whole retell another outlet's: what they pass on in between goes through that outlet too.

Three signs together show it: the title names the outlet, the opening cites it, and the end comes back to it. What stands
between the first and the last of them is the outlet's account; what follows may be the writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import AgentType, Attribution, Relay, Report
from sayso.relay.citations import same_name
from sayso.resolve.words import OUTLETS

# The title and the first two paragraphs; and how far on (share of the text) the outlet must be spoken of again.
_OPENING_BLOCKS, _AGAIN = 3, 0.5


def add_retold(report: Report, traced: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the outlet that the whole report retells as their first relay, where it retells one."""
    ordered = sorted(traced, key=lambda a: a.place)
    outlets = [a for a in ordered if a.inside is None and a.speaker and a.speaker.type is AgentType.OUTLET and a.source]
    opening = report.blocks[min(_OPENING_BLOCKS, len(report.blocks)) - 1].end if report.blocks else 0
    for first in outlets:
        name = first.speaker.name if first.speaker else ""
        again = [a for a in outlets if a.speaker and same_name(a.speaker.name, name) and a is not first]
        last = again[-1].place if again else 0
        if first.place < opening and last > _AGAIN * len(report.text) and _in_title(report, name):
            return [_through(a, name, first) if first.place < a.place < last else a for a in traced]
    return list(traced)


def _through(one: Attribution, outlet: str, first: Attribution) -> Attribution:
    if not one.relays or any(same_name(hop.by, outlet) for hop in one.relays):
        return one
    return replace(one, relays=(Relay(outlet, first.source[0]), *one.relays))


def _in_title(report: Report, name: str) -> bool:
    """Does the title hold the name, give or take the word for what kind of outlet it is?"""
    words = {w.lower() for w in re.findall(r"\w+", name)} - OUTLETS - {"the"}
    return bool(words) and words <= {w.lower() for w in re.findall(r"\w+", report.title or "")}
