"""Where the effect and the cause stand about a link: from the link to the nearest border of a clause, and no further.

No grammar is parsed. Where no border is in reach, or where the words cannot be a subject or an object, nothing is told.
All places are code points of the sentence.
"""

from __future__ import annotations

import re

from sayso.compare.cause_patterns import Order, Pattern

# How far from a link its parts may reach, in code points.
REACH = 200
_BORDER = r"[;:—–()\[\]“”\"?!\n]|\s-+\s"
_BEFORE_EFFECT = re.compile(
    rf"{_BORDER}|,\s|\b(?:say|said|saying|told|argu|insist|claim|believ|think|thought|know|knew)(?:e?[sd]|ing)?(?:\s+that)?\b"
    r"|\b(?:whether|because|although|though|while|whereas|but|if|when|since|until)\b",
    re.I,
)
_BEFORE_CAUSE = re.compile(
    rf"{_BEFORE_EFFECT.pattern}|\b(?:that|which|who|whom|what|as|after|before)\b",
    re.I,
)
_AFTER = re.compile(
    rf"{_BORDER}|,\s|\.$|\s(?:but|while|although|though|whereas|because|which|who|unless|rather\s+than"
    r"|instead\s+of|when|after|before|not)\b",
    re.I,
)
# A clause ("because the gates stuck") runs on where a noun would end.
_CLAUSE = re.compile(r"[;?!\n]|:\s|—|\s[–-]+\s|\s(?:but|although|though|whereas)\b", re.I)
_AFTER_CLAUSE = re.compile(rf"{_CLAUSE.pattern}|[“”\"]|,\s|\.$", re.I)
# A clause of fewer words is no clause.
_LEAST = 3
# Between a subject and its verb.
_AUXILIARIES = re.compile(
    r"(?:(?:^|\s+)(?:has|have|had|is|are|was|were|will|would|could|may|might|can|be|been|being|do|does|did|not|never|ever|also|it"
    r"|alone|then|in\s+part|help(?:ed|ing)?|working|(?:is|was|did|has|have|had|would|could)n[’']t|to|as"
    r"|(?!(?:family|italy|july|ally|rally|supply|assembly|monopoly|bully)\b)\w{2,16}ly))+\s*$",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s*$")
_NOT = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.I)
_DOUBT = re.compile(
    r"\b(?:whether|if)\b|(?:\bno\b|\bnot\b|n[’']t\b)[^,;]{0,40}\b(?:evidence|proof|sign|indication|suggestion)\b", re.I
)
_SUBJECT = re.compile(
    r"(?:(?:the|an?|his|her|its|their|our|some|two|three|four|several)\s+(?:\S+\s+){0,7}\S+|[A-Z]\S*(?:\s+\S+){0,7}|(?:[a-z]+\s)?[a-z]+s)"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.I)
_NO_SUBJECT = re.compile(
    r"[’']s?$|\b(?:and|or|to|of|for|in|by|with|a|an|the|is|are|was|were|has|have|had)$|\bto\s+\w+$", re.I
)
# No object follows: "rebels killed in the raid" were killed.
_NO_OBJECT = re.compile(
    r"^\s*(?:$|[,.;:]|(?:in|on|at|by|during|when|after|as|since|from|near|with|and|or|is|are|was|were|has|have|had)\b)",
    re.I,
)
_MODAL = re.compile(r"\b(?:will|would|could|may|might|can|likely|risks?)\b|[’']ll\b", re.I)
_LEAD = re.compile(r"^(?:\s|[“”\"‘'(\[]|(?:that|where|and|or|so|then|the\s+fact)\s)+", re.I)
_TAIL = re.compile(
    r"(?:\s|[“”\"‘’'()\[\].,]|\s(?:and|or|of|only|just|simply|either|mainly|largely|partly|not))+$", re.I
)
_NEW_CLAUSE = re.compile(rf"{_BORDER}|,\s|\b(?:and|but)\b")

Place = tuple[int, int]


def places(text: str, m: re.Match[str], pattern: Pattern) -> tuple[Place, Place] | None:
    """The places of effect and cause about a link; None where they cannot be told."""
    return _first_comma(text, m, pattern) if pattern.order is Order.LINK_FIRST else _about(text, m, pattern)


def denies(text: str, m: re.Match[str]) -> bool | None:
    """Is the link denied by words in it or right before it? None where it is left open ("whether Y caused X")."""
    before = text[max(0, m.start() - REACH) : m.start()]
    clause = before[max((b.end() for b in _NEW_CLAUSE.finditer(before)), default=0) :]
    if _DOUBT.search(clause):
        return None
    between = _AUXILIARIES.search(before)
    verb = m.groupdict().get("verb") or ""
    return bool(_NOT.search(m[0].replace(verb, " ", 1)) or (between and _NOT.search(between[0])))


def is_question(text: str) -> bool:
    """Does the sentence ask rather than say?"""
    return text.rstrip(" ”\"’'").endswith("?")


def until_border(text: str, place: Place) -> Place:
    """A part up to where its clause ends."""
    stop = _AFTER.search(text, place[0] + 1, place[1])
    return place[0], stop.start() if stop else place[1]


def trimmed(text: str, place: Place) -> Place:
    """A part without the quotation marks and small words at its borders; empty where nothing is left."""
    start, end = place
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    tail = _TAIL.search(text[start:end])
    return start, end - (len(tail[0]) if tail else 0)


def _about(text: str, m: re.Match[str], pattern: Pattern) -> tuple[Place, Place] | None:
    """The places of effect and cause before and after a link, or None where no border is in reach."""
    groups = m.groupdict()
    clause = pattern.clause and pattern.order is Order.EFFECT_FIRST
    before = _CLAUSE if clause else _BEFORE_EFFECT if pattern.order is Order.EFFECT_FIRST else _BEFORE_CAUSE
    subject = _left(text, m.start(), before)
    object_ = _right(text, m.end(), _AFTER_CLAUSE if clause else _AFTER)
    if pattern.order is Order.EFFECT_FIRST:
        effect, cause = _group(m, "effect") or subject, _group(m, "cause") or object_
        if effect is None or cause is None:
            return None
        if pattern.lack:
            cause = m.end() - len(m[0].lstrip()), cause[1]
        if clause and len(text[slice(*effect)].split()) < _LEAST:
            return None
        if pattern.lack and not _MODAL.search(text[slice(*effect)]):
            return None
        return (effect[0], m.end("verb") if groups.get("verb") else effect[1]), cause
    cause, object_ = _group(m, "cause") or subject, _group(m, "effect") or object_
    if cause is None or object_ is None:
        return None
    if pattern.noun and not _can_act(text, m, cause):
        return None
    return (m.start("verb") if groups.get("verb") else object_[0], object_[1]), cause


def _group(m: re.Match[str], name: str) -> Place | None:
    return m.span(name) if m.groupdict().get(name) else None


def _left(text: str, end: int, border: re.Pattern[str]) -> Place | None:
    """From the last border before a link to the link, without the words between a subject and its verb."""
    low = max(0, end - REACH)
    window = _AUXILIARIES.sub("", _ASIDE.sub("", text[low:end].rstrip(" ,“\"‘'")))
    start = max((b.end() for b in border.finditer(window)), default=0)
    return None if low and not start else (low + start, low + len(window))


def _right(text: str, start: int, border: re.Pattern[str]) -> Place | None:
    """From a link to the next border."""
    tail = text[start : start + REACH]
    stop = border.search(tail, len(tail) - len(tail.lstrip(" “\"‘'")))
    if stop is None and start + REACH < len(text):
        return None
    return start, start + (stop.start() if stop else len(tail))


def _can_act(text: str, m: re.Match[str], cause: Place) -> bool:
    """Is a verb of doing one, with a subject and an object? "Rebels killed in the raid" and "his leaked papers" are none."""
    subject, between = text[slice(*cause)], text[cause[1] : m.start()]
    verb, after = m["verb"], text[m.end() : m.end() + 20]
    return bool(
        _SUBJECT.fullmatch(subject.strip(" “\"‘'"))
        and not _PASSIVE.search(between)
        and not _NO_SUBJECT.search(subject)
        and (" " in verb or not _NO_OBJECT.match(after))
    )


def _first_comma(text: str, m: re.Match[str], pattern: Pattern) -> tuple[Place, Place] | None:
    """The places of effect and cause where the link opens the clause: "without rain, the crop will fail"."""
    stop = _CLAUSE.search(text, m.end(), m.end() + 2 * REACH)
    end = stop.start() if stop else min(len(text), m.end() + 2 * REACH)
    first = text.find(", ", m.end(), end)
    later = _MODAL.search(text, first + 1, end) if first > 0 else None
    if first < 0 or (pattern.lack and later is None):
        return None
    last = text.rfind(", ", first, later.start()) if pattern.lack and later else first
    return (last + 1, end), (m.start() if pattern.lack else m.end(), first)
