"""The conditions of a forecast: "if ...", "unless ...", "provided that ...", "absent ...", "without ..."."""

from __future__ import annotations

import re

from sayso.model import Report, Span

_OPENS = re.compile(
    r"\b(?:if|unless|provid(?:ed|ing)(?: that)?|assuming(?: that)?|(?:as|so) long as|on condition(?: "
    r"that)?|absent|without"
    r"|in the absence of|barring|in the event (?:of|that)|subject to|conditional on|contingent on|"
    r"depend(?:s|ing|ent) on|failing)(?= )",
    re.I,
)
# In front of "if" or "without": no condition, but a question, a comparison or a concession.
_NOT_BEFORE = re.compile(
    r"\b(?:even|as|what|only|know|knows|knew|known|ask|asks|asked|see|wonder|wondered|decide|decided|say|"
    r"said|clear|sure|unclear|(?:tell|tells|told|ask|asks|asked) (?:us|me|them|him|her|you)"
    r"|tell|told|determine|doubt|question|or|with or)\s$",
    re.I,
)
_NOT_AFTER = re.compile(r"(?: (?:any|not|so|only|ever|anything|necessary|possible)\b(?=[ ,.;]))", re.I)
_PROVIDED_TO = re.compile(r"^provid(?:ed|ing)$", re.I)
_CLOSES = re.compile(r"[,;:—–()“”\"\n]|[.!?](?=\s|$|[”\"’'])|\b(?:and|but) (?:that|will|would)\b")
_LONGEST = 300


def conditions(report: Report, start: int, end: int) -> tuple[Span, ...]:
    """The conditions in `[start, end)` of the report's text, each up to the next pause."""
    found: list[Span] = []
    at = start
    while m := _OPENS.search(report.text, at, end):
        at = m.end()
        if _NOT_BEFORE.search(report.text, max(start, m.start() - 16), m.start()) and m.group().lower() in (
            "if",
            "without",
        ):
            continue
        if m.group().lower() == "if" and _NOT_AFTER.match(report.text, m.end(), end):
            continue
        if _PROVIDED_TO.match(m.group()) and not _clause(report.text, m.end(), end):
            continue
        close = _CLOSES.search(report.text, m.end(), min(end, m.end() + _LONGEST))
        stop = close.start() if close else min(end, m.end() + _LONGEST)
        stop = m.start() + len(report.text[m.start() : stop].rstrip())
        if stop > m.end():
            found.append(report.span(m.start(), stop))
            at = stop
    return tuple(found)


def _clause(text: str, start: int, end: int) -> bool:
    """Does a clause follow a bare "provided", as in "provided they agree"? A verb's object does not make one."""
    return bool(
        re.match(
            r" (?:he|she|it|they|we|you|there|no|both|all|the \w+ (?:is|are|agrees?|holds?))\b",
            text[start : min(end, start + 60)],
            re.I,
        )
    )
