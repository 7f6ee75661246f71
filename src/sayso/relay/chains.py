"""Attributions -> relays, within one report: from statements inside statements, and from outlets that were told or cited.

A chain runs from the nearest relay to the innermost speaker. The outlet that publishes the report is no relay in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import AgentType, Attribution, Problem, Relay, Report
from sayso.relay.citations import same_name
from sayso.relay.retelling import add_retold
from sayso.resolve.words import OUTLET_NAMES, PRONOUNS

_NAME = r"(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:& |of |and (?=[A-Z]))?[A-Z][\w’'-]*)*"
_KIND = r"(?:newspaper|magazine|website|broadcaster|station|television|radio|channel|weekly|daily|agency|network|programme|program)"
_TOLD = re.compile(
    rf"^\s*(?:(?:told|tells|telling)\s+)?(?:(?:the|a|an|local|state|public|its|website|German|French|British|US)\s+)*(?:{_KIND}\s+)?(?P<who>{_NAME})(?:[’']s\b)?(?P<kind>\s+{_KIND})?"
)
_TOLD_BACK = re.compile(rf"^\s*(?:the|that)\s+(?:same\s+)?(?P<who>paper|{_KIND})\b")
# "Complained to the magazine", "said in the Star".
_TO_BACK = re.compile(rf"^\s*(?:to|on|in)\s+(?:the|that)\s+(?:paper|{_KIND})\b")
_IN_OUTLET = re.compile(rf"^\s*(?:in|on|to)\s+(?:the\s+)?(?P<who>{_NAME})")
# "An e-mail published by the Star", "papers that the Star obtained".
_COME_BY = re.compile(
    rf"\s(?:published|printed|obtained|seen|reviewed|released|posted|quoted|cited|leaked)\s(?:by|in|to)\s+(?:the\s+)?(?P<who>{_NAME})"
)
# "The memo, first reported by the Star, ...": who is said to have had it first is an outlet, whatever its name.
_FIRST_BY = re.compile(
    r",?\s(?:which\s(?:was|were)\s)?first\s(?:reported|published|printed|revealed|disclosed|described|quoted|obtained|seen|broadcast|aired)"
    rf"\sby\s+(?:the\s+)?(?:{_KIND}\s+)?(?P<who>{_NAME})"
)
_INTERVIEW = re.compile(
    rf"\b(?:[Ii]n an interview (?:with|to|published by|in|on)|[Ss]peaking (?:to|on)|in remarks to)\s+(?:(?:the|a)\s+)?(?:{_KIND}\s+)?(?P<who>{_NAME})"
)
_CITING = re.compile(rf"\b(?:citing|quoting)\s+(?:(?:the|a)\s+)?(?:{_KIND}\s+)?(?P<who>{_NAME})")
_CITING_PAPER = re.compile(
    r"\b(?:citing|quoting)\s+(?P<who>(?:an?|the|its|his|her|their)\s(?:[\w-]+\s){0,3}?(?:paper|memo|memorandum|letter|report|document"
    r"|draft|log|note|e-?mail|file|study|audit|filing|transcript))\b"
)
_WRITING_IN = re.compile(rf"\b(?:writing|wrote|in an article|in a column)\s+(?:for|in)\s+(?P<who>{_NAME})")
# "a clerk quoted by the Star", "the Star's sources"; "the voice in the Star" where the report speaks of the Star as an outlet.
_QUOTED_BY = re.compile(
    rf"\s(?:who\s+(?:was|were)\s+)?(?:quoted|cited|interviewed|named)\s+(?:by|in)\s+(?:the\s+)?(?P<who>{_NAME})"
)
# "In the view of Una Perrow, whose remarks were carried on Friday by the news agency Norrpress".
_CARRIED_BY = re.compile(
    rf",?\s(?:whose|and (?:his|her))\s(?:remarks|words|comments|account)\s(?:was|were)\s(?:carried|reported|quoted|published|broadcast)"
    rf"(?:\son\s\w+)?\sby\s(?:the\s)?(?:news\s)?(?:{_KIND}\s)?(?P<who>{_NAME})"
)
# "Una Perrow, who was interviewed by the Star"; "as she told the blog Frontier".
_WHO_SPOKE = re.compile(
    rf",?\swho\s(?:was|were|has been)\s(?:interviewed|quoted|cited|heard)\s(?:by|in|on)\s(?:the\s)?(?:{_KIND}\s)?(?P<who>{_NAME})"
)
_AS_TOLD = re.compile(
    rf",\sas\s(?:s?he|they)\s(?:has\s|have\s|had\s)?told\s(?:the\s)?(?:{_KIND}\s|blog\s)?(?P<who>{_NAME})"
)
# "Coastwise, which relies on the Star, which had it from Norrpress".
_RELIES = re.compile(
    r",?\s(?:a\s\w+,\s)?which\s(?:in\sturn\s)?(?:relies\son|relied\son|draws\son|drew\son|cites|cited|quotes|quoted|credits|credited|has\sit\sfrom"
    rf"|had\sit\sfrom)\s(?:the\s)?(?:{_KIND}\s)?(?P<who>{_NAME})"
)
# "She was quoted by the Star agency as saying".
_BY_AS = re.compile(rf"^\s+by\s+(?:the\s+)?(?P<who>{_NAME})(?P<kind>\s{_KIND})?")
_SOURCES_OF = re.compile(rf"^(?P<who>{_NAME})[’']s?\s+(?:[a-z]+\s+)?(?:sources?|informants?|interviewees?)\b")
_VOICE_IN = re.compile(rf"\s(?:in|on)\s+(?:the\s+)?(?P<who>{_NAME})$")
# "The inspectors' letter, the Star reports, ...".
_PUT_IN = re.compile(
    rf",\s+(?:as\s+)?(?:the\s+)?(?P<who>{_NAME})\s+(?:reports|reported|says|writes|wrote|(?:has|had) (?:reported|learned|written)),?$"
)
# "The website's source was a clerk": whose source somebody is who speaks from there on.
_SOURCE_IS = re.compile(
    rf"(?P<whose>(?:[Tt]he|[Ii]ts) {_KIND}|{_NAME})[’']s?\s+(?:only |main |own |unnamed |anonymous )?(?:source|informant)s?"
    r"(?:\s+(?:is|was|are|were)|\s*,)\s+(?P<who>(?:an?|one|two|three|several|some)\s[^.,;:]+)"
)
# Bodies and people that are told things and pass nothing on.
_NO_RELAY = frozenset(
    "congress parliament senate house court committee council commission jury assembly commons lords un nations judge mr mrs ms"
    " president minister governor secretary senator americans republicans democrats monday tuesday wednesday thursday friday"
    " saturday sunday".split()
)
_MIND = re.compile(
    r"(?:(?:did|does|do|had|has|have|would|may|might|must|should|never|not|no longer|also|only|still|n[’']t)\s)*"
    r"(?:want|wish|hope|fear|believe|think|thought|kn[oe]w|knows|known|like|dislike|doubt|suspect|feel|felt|intend|mean|meant|expect|need"
    r"|remember|forg[eo]t|understand|understood|saw|see|hear|heard)(?:s|d|ed)?(?:\s(?:of|about))?",
    re.I,
)
_NEAR = 160
# How far back (code points) "the paper" may reach for the outlet that is meant.
_BACK = 4000


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who is known to be a person, and what is known to be an outlet, in one report."""

    names: frozenset[str]
    outlets: frozenset[str]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> _Cast:
        speakers = [a.speaker for a in attributions if a.speaker]
        return cls(
            frozenset(s.name for s in speakers if s.type is AgentType.PERSON),
            frozenset(s.name for s in speakers if s.type is AgentType.OUTLET),
        )


def trace(report: Report, attributions: Sequence[Attribution]) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with their relays, each hop with the words that show it."""
    by_id = {a.id: a for a in attributions}
    cast = _Cast.of(attributions)
    done = []
    for one in attributions:
        hops: list[Relay] = []
        seen: set[str] = set()
        line: list[Attribution] = []
        here: Attribution | None = one
        while here is not None and here.id not in seen:
            seen.add(here.id)
            line.append(here)
            here = by_id.get(here.inside or "")
        for step in reversed(line):
            if _supposed_of(step, by_id.get(step.inside or "")):
                continue
            for hop in _hops(report, step, cast):
                if not any(_same_hop(hop.by, other.by) for other in hops):
                    hops.append(hop)
        teller = _teller(one, by_id)
        if teller is not one:
            told = replace(one, speaker=teller.speaker, unnamed=teller.unnamed, candidates=teller.candidates)
            done.append(replace(told, relays=tuple(hops)))
            continue
        done.append(replace(one, relays=tuple(hops)))
    return add_retold(report, _continued(report, _introduced(report, done, cast))), []


def _teller(one: Attribution, by_id: Mapping[str, Attribution]) -> Attribution:
    """The statement whose speaker's word a statement is: its own, but for what somebody says of another's mind."""
    seen = {one.id}
    while (outer := by_id.get(one.inside or "")) is not None and outer.id not in seen and _supposed_of(one, outer):
        seen.add(outer.id)
        one = outer
    return one


def _supposed_of(one: Attribution, teller: Attribution | None) -> bool:
    """Is it what somebody says that another wants, knows or believes? That is the teller's account, and not the other's word.

    An outlet or a document has it from whomever it tells of.
    """
    if teller is None or teller.speaker is None or teller.speaker == one.speaker:
        return False
    voice = teller.speaker.type not in (AgentType.OUTLET, AgentType.DOCUMENT)
    return voice and any(_MIND.fullmatch(span.exact) for span in one.cue)


def _same_hop(a: str, b: str) -> bool:
    """Is it one and the same, and not one's office, or one's lawyer (`the office of Una Perrow`, `the Star's sources`)?"""
    if not same_name(a, b):
        return False
    longer = max(a, b, key=len)
    if _SOURCES_OF.match(longer):
        return a == b
    head, of, whole = longer.partition(" of ")
    return not of or same_name(head, min(a, b, key=len)) or not same_name(whole, min(a, b, key=len))


def _continued(report: Report, traced: Sequence[Attribution]) -> list[Attribution]:
    """What a speaker goes on to say is said to the same outlet: `Rask told Channel 4 that ... He said that ...`.

    An account goes on within a paragraph and the next, where the source only refers back (a pronoun, a surname, "the
    diplomat"), or is the very same (`Rask told Channel 4 that ..., but added that ...`), and shows no other way by itself.
    """
    lines: dict[str, tuple[Attribution, int]] = {}
    starts = [b.start for b in report.blocks]
    done = list(traced)
    longer: dict[str, tuple[Attribution, Attribution]] = {}
    for place, _, i in sorted((a.place, -len(a.relays), i) for i, a in enumerate(traced)):
        one = done[i]
        if one.speaker is None or not one.relays:
            continue
        name, block = one.speaker.name, bisect_right(starts, place)
        before = lines.get(name)
        alone = one.inside is None and bool(one.source) and len(one.relays) == 1
        if before and block - before[1] <= 1 and alone and (one.source == before[0].source or _refers_back(one)):
            old, own = one, one.relays[-1]
            one = done[i] = replace(one, relays=(*before[0].relays[:-1], own))
            longer[one.id] = old, one
        if len(one.relays) > 1 and same_name(one.relays[-1].by, name):
            lines[name] = (one, block)
        elif one.inside is None:
            lines.pop(name, None)
    return _within(done, longer)


def _introduced(report: Report, traced: Sequence[Attribution], cast: _Cast) -> list[Attribution]:
    """What somebody says who was introduced as the source of an outlet was said to it.

    `The website's source was a clerk, Channel 4 said. According to that person, ...`: what the clerk says in that paragraph and
    the next went through the website, and through whoever tells of its source.
    """
    starts = [b.start for b in report.blocks]
    longer: dict[str, tuple[Attribution, Attribution]] = {}
    for found in _SOURCE_IS.finditer(report.text):
        outlet = _whose(report, found, cast)
        if outlet is None:
            continue
        around = [a for a in traced if any(s.start <= found.start() < s.end for s in a.content)]
        before = max(around, key=lambda a: len(a.relays)).relays if around else ()
        line = (*before, Relay(outlet, report.span(found.start("whose"), found.end("whose"))))
        block = bisect_right(starts, found.start())
        for one in traced:
            after = found.end() <= one.place and bisect_right(starts, one.place) - block <= 1
            alone = one.inside is None and len(one.relays) == 1 and one.id not in longer
            if after and alone and one.speaker and not one.speaker.named and same_name(one.speaker.name, found["who"]):
                longer[one.id] = one, replace(one, relays=(*line, one.relays[-1]))
    return _within([longer[one.id][1] if one.id in longer else one for one in traced], longer)


def _whose(report: Report, found: re.Match[str], cast: _Cast) -> str | None:
    """The outlet whose source is spoken of: by its name, or by its kind where the last one called so has a name."""
    kind = re.match(rf"(?:the|its) ({_KIND})$", found["whose"], re.I)
    if kind is None:
        name = _bare(found["whose"])
        return name if any(same_name(name, o) for o in cast.outlets) and _is_outlet(report, name, cast) else None
    named = re.compile(rf"\b{kind[1]}\s+(?P<who>{_NAME})|(?P<first>{_NAME}),?\s+an?\s+(?:\w+\s+)?{kind[1]}\b")
    names = [m["who"] or m["first"] for m in named.finditer(report.text, 0, found.start())]
    return _bare(names[-1]) if names and _is_outlet(report, _bare(names[-1]), cast) else None


def _within(traced: Sequence[Attribution], longer: dict[str, tuple[Attribution, Attribution]]) -> list[Attribution]:
    """What stands in a statement whose line has grown goes through the same outlets. `longer`: before and after, by id."""
    inner: dict[str, list[Attribution]] = defaultdict(list)
    for one in traced:
        inner[one.inside or ""].append(one)
    grown = dict(longer)
    waiting = list(longer)
    while waiting:
        old, new = grown[waiting.pop()]
        for one in inner[new.id]:
            size = len(old.relays)
            if one.id not in grown and one.relays[:size] == old.relays:
                grown[one.id] = one, replace(one, relays=(*new.relays, *one.relays[size:]))
                waiting.append(one.id)
    return [grown[one.id][1] if one.id in grown else one for one in traced]


def _refers_back(one: Attribution) -> bool:
    """Does the source point to somebody introduced before, rather than introduce?"""
    words = one.source[0].exact
    if words.lower() in PRONOUNS or re.match(r"(?:the|that|this)\s", words, re.I):
        return True
    return one.speaker is not None and one.speaker.named and len(words.split()) < len(one.speaker.name.split())


def _hops(report: Report, one: Attribution, cast: _Cast) -> list[Relay]:
    """The hops that one attribution shows by itself: an outlet told or written in, its own speaker, an outlet that cites."""
    if one.speaker is None:
        return []
    evidence = one.source[0] if one.source else None
    behind = _in_source(report, one, cast)
    own = Relay(_VOICE_IN.sub("", one.speaker.name) if behind else one.speaker.name, evidence)
    told = [*_outlets(report, one, cast), *behind]
    before = [hop for hop in told if not same_name(hop.by, one.speaker.name) or not one.speaker.named]
    return [*before, own, *(hop for hop in _cited(report, one, cast) if not same_name(hop.by, one.speaker.name))]


def _in_source(report: Report, one: Attribution, cast: _Cast) -> list[Relay]:
    """The outlet that a described speaker spoke to, where the description says so: `a clerk quoted by the Star`."""
    if not one.source or one.speaker is None:
        return []
    span = one.source[0]
    if (found := _PUT_IN.search(span.exact)) and _is_outlet(report, _bare(found["who"]), cast):
        return [_hop(report, _bare(found["who"]), found, span.start)]
    if one.speaker.type is AgentType.DOCUMENT:
        first = _FIRST_BY.search(report.text, span.start, span.end) or _FIRST_BY.match(
            report.text, span.end, min(span.end + _NEAR, len(report.text))
        )
        if first and _is_outlet(report, _bare(first["who"]), cast):
            return [_hop(report, _bare(first["who"]), first)]
        if found := _COME_BY.search(span.exact):
            return _known(report, found, span.start, cast)
    if one.speaker.named:
        return []
    found = _QUOTED_BY.search(span.exact) or _SOURCES_OF.match(span.exact)
    if found is None and (m := _VOICE_IN.search(span.exact)) and any(same_name(m["who"], o) for o in cast.outlets):
        found = m
    if found is None or not _is_outlet(report, _bare(found["who"]), cast):
        return []
    start = span.start + found.start("who")
    return [Relay(_bare(found["who"]), report.span(start, start + len(found["who"])))]


def _known(report: Report, found: re.Match[str], base: int, cast: _Cast) -> list[Relay]:
    """The outlet that the words from `base` on name, if it is one that speaks in the report, or is one by its name."""
    who = _bare(found["who"])
    by_name = {w.lower() for w in who.split()} & OUTLET_NAMES
    if not (by_name or any(same_name(who, o) for o in cast.outlets)) or not _is_outlet(report, who, cast):
        return []
    return [_hop(report, who, found, base)]


def _hop(report: Report, who: str, found: re.Match[str], base: int = 0) -> Relay:
    """A relay by the words that name it, of a match in the text from `base` on."""
    start = base + found.start("who")
    return Relay(who, report.span(start, start + len(found["who"].rstrip(".,"))))


def _cited(report: Report, one: Attribution, cast: _Cast) -> list[Relay]:
    """Whom the speaker cites beside its own name: `Channel Six, citing Signal & Record, reported`."""
    if not one.source or not one.cue:
        return []
    start, end = one.source[0].start, max(one.source[-1].end, one.cue[-1].end) + 60
    first = min((s.start for s in one.content if s.start > one.cue[-1].end), default=end)
    if one.speaker and one.speaker.type is AgentType.OUTLET and (lent := _lent(report, one, cast)):
        return lent
    m = _CITING_PAPER.search(report.text, start, min(end, len(report.text)))
    # What is cited in what somebody says is in the words of that one; but a content may begin with what is cited.
    if m is not None and m.start() < first:
        return [_hop(report, m["who"], m)]
    m = _CITING.search(report.text, start, min(end, first, len(report.text)))
    if not m or not _is_outlet(report, _bare(m["who"]), cast):
        return []
    return [_hop(report, _bare(m["who"]), m)]


def _lent(report: Report, one: Attribution, cast: _Cast) -> list[Relay]:
    """The outlets on which an outlet relies, as the clause right behind it tells."""
    found: list[Relay] = []
    at = one.source[0].end
    # The reader may take the clause for a part of the source.
    if (first := _RELIES.search(report.text, one.source[0].start, one.source[0].end)) is not None:
        at = first.start()
    while (m := _RELIES.match(report.text, at)) is not None and _is_outlet(report, _bare(m["who"]), cast):
        found.append(_hop(report, _bare(m["who"]), m))
        at = m.end()
    return found


def _outlets(report: Report, one: Attribution, cast: _Cast) -> list[Relay]:
    if not one.cue:
        return []
    cue, text = one.cue[-1], report.text
    sentence_end = min((i for i in (text.find(". ", cue.end), text.find("\n", cue.end)) if i >= 0), default=len(text))
    after = text[cue.end : min(cue.end + _NEAR, sentence_end + 1)]
    found = []
    if re.search(r"\b(?:told|tells|telling)\b", cue.exact) and (m := _TOLD.match(after)):
        found.append((m, cue.end))
    if one.source:
        begin = one.source[-1].start + len(one.speaker.name if one.speaker else "") // 2
        end = min(len(text), one.source[-1].end + _NEAR)
        spoke = _WHO_SPOKE.search(text, begin, one.source[-1].end) or _WHO_SPOKE.match(text, one.source[-1].end, end)
        behind = _CARRIED_BY.match(text, one.source[-1].end, end) or spoke
        last = max((s.end for s in one.content), default=cue.end)
        found += [(m, 0) for m in (behind, _AS_TOLD.match(text, last, sentence_end)) if m]
    if re.search(r"\b(?:quoted|cited)$", cue.exact) and (m := _BY_AS.match(after)):
        found.append((m, cue.end))
    found += [(m, cue.end) for m in _INTERVIEW.finditer(after)]
    if one.source:
        start = text.rfind("\n", 0, one.source[0].start) + 1
        lead = max(start, text.rfind(". ", start, one.source[0].start) + 1)
        found += [(m, lead) for m in _INTERVIEW.finditer(text[lead : one.source[0].start])]
    if one.source:
        a, b = one.source[0].start, one.source[-1].end
        found += [(m, a) for m in _WRITING_IN.finditer(text[a : b + _NEAR].split(". ")[0])]
    relays = [*_told_back(report, one, after, cast), *_said_there(report, one, after, cast)]
    for m, base in found:
        # "NBC News' Jo Doe" was told for the outlet.
        who = _bare(re.split(r"[’']s?\s", m["who"])[0])
        if _is_outlet(report, who, cast):
            relays.append(_hop(report, who, m, base))
    return relays


def _told_back(report: Report, one: Attribution, after: str, cast: _Cast) -> list[Relay]:
    """`she told the newspaper`: the outlet that somebody was said to have told before, in this block or the one above, or else
    the one named last.
    """
    cue = one.cue[-1]
    m = _TOLD_BACK.match(after)
    if not m or not re.search(r"\b(?:told|tells|telling)\b", cue.exact):
        return []
    here = report.text.rfind("\n\n", 0, cue.start)
    floor = max(report.text.rfind("\n\n", 0, max(here, 0)), 0)
    before = list(re.finditer(rf"\btold\s+(?:the\s+)?(?P<who>{_NAME})", report.text[floor : cue.start]))
    for told in reversed(before):
        who = _bare(told["who"])
        if _is_outlet(report, who, cast):
            a = cue.end + m.start("who")
            return [Relay(who, report.span(a, a + len(m["who"])))]
    last = _last_outlet(report, one, cast)
    a = cue.end + m.start("who")
    return [Relay(last, report.span(a, a + len(m["who"])))] if last else []


def _last_outlet(report: Report, one: Attribution, cast: _Cast) -> str | None:
    """The outlet of the cast named last before a statement's cue, not far back."""
    at = one.cue[-1].start
    near = report.text[max(0, at - _BACK) : at]
    met = {
        name: max((m.start() for m in re.finditer(rf"\b{re.escape(name)}\b", near)), default=-1)
        for name in cast.outlets
    }
    who = max(sorted(met), key=lambda name: met[name], default=None)
    return who if who is not None and met[who] >= 0 and _is_outlet(report, who, cast) else None


def _said_there(report: Report, one: Attribution, after: str, cast: _Cast) -> list[Relay]:
    """`she complained to the magazine`, `he has said in the Star`: what stands right behind the cue."""
    cue = one.cue[-1]
    if re.search(r"\b(?:assured|informed)\b", cue.exact) and (m := _TOLD.match(after)):
        return _known(report, m, cue.end, cast)
    if m := _IN_OUTLET.match(after):
        return _known(report, m, cue.end, cast)
    m = _TO_BACK.match(after)
    who = _last_outlet(report, one, cast) if m else None
    if m is None or who is None:
        return []
    start = cue.end + len(m.group()) - len(m.group().lstrip())
    return [Relay(who, report.span(start, cue.end + m.end()))]


def _is_outlet(report: Report, who: str, cast: _Cast) -> bool:
    """Could one who was told pass it on, and is it not the report's own outlet?"""
    low = {w.lower() for w in re.findall(r"\w+", who)}
    if not low or low & _NO_RELAY or any(same_name(who, p) for p in cast.names):
        return False
    return not (
        report.outlet
        and (same_name(who, report.outlet) or low <= {w.lower() for w in re.findall(r"\w+", report.outlet)})
    )


def _bare(name: str) -> str:
    return re.sub(r"[’']s$", "", re.sub(r"^[Tt]he\s+", "", name).strip(" ,.")) or name
