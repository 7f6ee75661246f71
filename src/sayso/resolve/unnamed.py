"""What a report tells of those it does not name, and where that falls short of what news agencies ask of an unnamed source.

The rules are those of the Associated Press (information, not opinion; the reason for anonymity told; the source placed to
know) and of Reuters (never "a source" alone; never a plural for one). A flag says what the report shows or leaves out;
it is no judgement of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Agent, AgentType, Attribution, Flag, Problem, Report, Unnamed
from sayso.resolve.named import ARTICLE, head_of, role_of
from sayso.resolve.words import singular

_COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_COUNT = re.compile(
    rf"(?:{'|'.join(_COUNTS)}|\d{{1,3}}|an?|another|both)(?=\s(?!of\s(?:the|those|these|its|his|her)\b))", re.I
)
_ONE_OF = re.compile(
    rf"^(?P<n>one|two|three)\s+of\s+(?:the|those|these|its|his|her|(?:{'|'.join(_COUNTS)})(?=\s))", re.I
)
# "About 20 people", "a number of members": how many is not told exactly.
_ROUGHLY = re.compile(
    r"^(?:(?:about|around|nearly|almost|roughly|some|at least|more than|over|up to)\s+(?=\d|[a-z]+\s)"
    r"|an?\s+(?:growing\s+|small\s+|large\s+)?(?:number|group|handful|couple|dozen|majority|series|host|team)\s+of\s+)",
    re.I,
)
# "at the ministry", "close to the talks", "familiar with the matter": how the source is placed to know.
_PLACED = re.compile(
    r"\s(?P<how>(?:at|in|inside|within|from|of|for|with|close to|near|on|familiar with|briefed on|involved in|working for"
    r"|who (?:had|has|have|was|were|is|are|took|attended|saw|worked|works|knows?|knew)|with (?:direct )?knowledge of)\s.+)$"
)
_REASON = re.compile(
    r"(?:(?:on|under)\s+(?:the\s+)?condition\s+of\s+anonymity|(?:request|ask|insist|demand)(?:ed|ing|s)?\s+(?:on\s+)?(?:for\s+)?"
    r"(?:anonymity|not\s+to\s+be\s+(?:named|identified|quoted))|declin(?:ed|ing|es)\s+to\s+be\s+(?:named|identified)"
    r"|(?:not|un)\s?-?authori[sz]ed\s+to\s+(?:speak|talk|discuss|comment)|not\s+allowed\s+to\s+(?:speak|talk|be\s+named)"
    r"|(?:spoke|speaking|talking)\s+anonymously|(?:did|does|do)\s+not\s+want\s+to\s+be\s+(?:named|identified)"
    r"|whose\s+names?\s+(?:is|are|was|were)\s+withheld|fear(?:ed|ing|s)?\s+(?:of\s+)?(?:reprisals?|retaliation|losing\s+(?:his|her|their|the)\s+(?:jobs?|posts?|places?|positions?)))"
    r"(?P<rest>(?:[^.;”\"\n()—–]|\.(?=\w)){0,160})",
    re.I,
)
# Where the reason ends and what is said of it, or by them, begins.
_REASON_ENDS = re.compile(
    r",(?!\s(?:because|citing|as|since|for fear|fearing|so as|in order|out of|given|while)\b)"
    r"|(?<!was)(?<!were)(?<!been)(?<!being)(?<!is)(?<!are)\s(?:said|says|told|tells|added|adds|warned|confirmed|described|claimed"
    r"|argued|acknowledged|explained|insisted|suggested|predicted|disclosed|revealed|wrote|put)\b"
)
_WHY = re.compile(
    r"\b(?:because|to\s+discuss|in\s+order\s+to|citing|as\s+(?:he|she|they)|since|so\s+as|for\s+fear|fear|out\s+of|not\s+authori)",
    re.I,
)
_OPINION = re.compile(
    r"\b(?:believ|think|thought|fear|hop(?:e|ed|es|ing)\b|doubt|feel|felt|consider|criticis|criticiz|blam|accus|prais|condemn|dismiss"
    r"|mock|derid|call(?:ed|s|ing)?\b|describ|speculat|guess|suspect|predict|expect)",
    re.I,
)
_BARE = frozenset(("source", "person", "people", "insider", "individual"))
# Those whom news leaves unnamed because they asked for it, rather than because they are many.
_ASKED = frozenset(
    "official source aide adviser advisor diplomat person people insider operative officer commander lawmaker delegate"
    " employee member investigator negotiator staffer lawyer".split()
)
_ALSO = frozenset(
    "senior former current top anonymous unnamed unidentified high-ranking ranking several many some other another more"
    " most few fewer all both informed well-placed well-informed".split()
)


def describe_unnamed(report: Report, attributions: Sequence[Attribution]) -> tuple[list[Attribution], list[Problem]]:
    """Attributions with what is known of an unnamed speaker, and the flags that follow. Linear in the attributions."""
    reasons: dict[str, tuple[int, int]] = {}
    for one in attributions:
        if one.speaker is not None and _is_unnamed(one.speaker) and one.speaker.name not in reasons:
            found = _reason(report, one)
            if found:
                reasons[one.speaker.name] = found
    done = []
    for one in attributions:
        if one.speaker is None or not _is_unnamed(one.speaker):
            done.append(one)
            continue
        span = reasons.get(one.speaker.name)
        role, side, number, placed = facts(one.speaker.name)
        known = Unnamed(role, side, number, placed, report.span(*span) if span else None)
        done.append(replace(one, unnamed=known, flags=_flags(one, known)))
    return done, []


def facts(words: str) -> tuple[str | None, str | None, int | None, str | None]:
    """Role, side, number and placement of a description: `two senior defense officials at the talks` ->
    ("official", "defense", 2, "at the talks"). None for what it does not tell.
    """
    roughly = _ROUGHLY.match(words)
    words = words[roughly.end() :] if roughly else words
    number = None if roughly else _number(words, role_of(words))
    words = _ONE_OF.sub("", words).strip()
    placed = _PLACED.search(words.split(",")[0])
    role = role_of(words)
    head = [w for w in head_of(words).split() if not (w.lower() in _ALSO or w.lower() in _COUNTS or w.isdigit())]
    side = " ".join(head[:-1]) if role and len(head) > 1 else None
    return role, side or None, number, placed["how"] if placed else None


def _number(words: str, role: str | None) -> int | None:
    if m := _ONE_OF.match(words):
        return _COUNTS[m["n"].lower()]
    if m := _COUNT.match(words):
        low = m.group().lower()
        if low == "both":
            return 2
        return _COUNTS.get(low) or (int(low) if low.isdigit() else 1)
    bare = ARTICLE.sub("", words)
    noun = head_of(words).split()[-1:]
    if role and noun and singular(noun[0].lower()) == noun[0].lower() and noun[0].lower() != "people" and bare != words:
        return 1
    return None


def _is_unnamed(agent: Agent) -> bool:
    return not agent.named and agent.type in (AgentType.UNKNOWN, AgentType.GROUP, AgentType.PERSON)


def _reason(report: Report, one: Attribution) -> tuple[int, int] | None:
    """Where the report says why, or at least that, the speaker is not named: in the paragraph around the source."""
    if not one.source or one.speaker is None or role_of(one.speaker.name) is None:
        return None
    at = one.source[0].start
    low = report.text.rfind("\n", 0, at) + 1
    high = report.text.find("\n", at)
    high = len(report.text) if high < 0 else high
    m = _REASON.search(report.text, at, min(high, at + 600)) or _REASON.search(report.text, max(low, at - 300), at)
    if m is None:
        return None
    stop = _REASON_ENDS.search(report.text, m.start("rest"), m.end())
    end = stop.start() if stop else m.end()
    return m.start(), m.start() + len(report.text[m.start() : end].rstrip())


def _flags(one: Attribution, known: Unnamed) -> tuple[Flag, ...]:
    flags = []
    if known.role in _BARE and known.side is None and known.placed is None:
        flags.append(Flag.BARE)
    if one.cue and _OPINION.search(one.cue[0].exact):
        flags.append(Flag.OPINION)
    if known.role in _ASKED and not (known.reason and _WHY.search(known.reason.exact)):
        flags.append(Flag.UNEXPLAINED)
    return tuple(flags)
