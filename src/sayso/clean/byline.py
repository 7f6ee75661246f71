"""A byline as printed or as the markup gives it -> the people in it, and the bodies that they write for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.clean.dates import find_date

_BY = re.compile(
    r"^\W*(?:(?:posted|written|words|story|text|reported|compiled|produced|co-?authored|co-?written|a blog|updated|analysis)\s+)?"
    r"by\b:?\s*",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:^|[.|,]\s*|\s+)\b(?:(?:first |last )?(?:published|posted|updated|modified)|\d+ min(?:ute)?s? read)\b", re.I
)
_MAILBOX = re.compile(r"^\S+@\S+ \(([^()]+)\)$")  # A feed's way: `desk@quay.example (Maren Tolk)`.
_NOISE = re.compile(r"\([^()]*\)|\S+@\S+|(?:^|(?<=\s))@\w+|https?://\S+")
# "By JILL LAWLESS Associated Press": the name in capitals ends where the capitals do.
_CAPITALS_END = re.compile(r"(?<=[A-Z]{2})\s+(?=(?!and\b|y\b|de\b|von\b|van\b)[A-Z]?[a-z]+\b)")
_JOINTS = re.compile(
    r"\s*(?:(?<=[a-z]{3})\.\s|[;|/•·]|\s[-–—]\s|,(?!\s*(?:Jr|Sr|II|III)\b)|\s(?:and|with|&)\s)\s*", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r"^(?P<name>[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){1,3}?)\s+(?:in|of|for|at|from)\s+(?=the\b|[A-Z])(?P<rest>.+)$"
)
_CREDENTIAL = re.compile(r"^(?:Ph\.?\s?D|M\.?[ADS]c?|M\.?B\.?A|R\.?D\.?N?|R\.?N|Esq|LL\.?[BM]|J\.?D|CFA)\.?$")
_ROLE = re.compile(
    r"\b(?:writers?|editors?|editorial|correspondents?|reporters?|reports?|reporting|contributors?|columnists?|producers?|analysts?"
    r"|staff|chief|fellow|professor|photographers?|team|desk|newsroom|special to|journalists?|authors?|director)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:news|press|media|times|post|herald|tribune|gazette|agency|agencies|services?|institute|university|bureau|council"
    r"|foundation|network|magazine|broadcasting|radio|television|tv|international|wire|daily|courier|observer|chronicle|sentinel|telegraph|journal"
    r"|weekly|monitor|dispatch|examiner|inquirer|argus|bulletin|ledger|reuters|associated|company)\b|\.[a-z]{2,4}$|^the\s",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^(?P<body>[A-Z]{2,5})\b")
_NOBODY = re.compile(
    r"^(?:admin\w*|editor|webmaster|user|root|guest|author|unknown|none|n/?a|null|\w*admin)$", re.IGNORECASE
)
_NUMERALS = ("II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Byline:
    """The people of a byline, by name, the bodies (agencies, outlets) that it names beside or instead of them, and
    what it says where it names neither ("Staff reports"). As a string, the first of these that is there."""

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    desk: str = ""

    def __str__(self) -> str:
        *first, last = self.people or self.bodies or (self.desk,)
        return f"{', '.join(first)} and {last}" if first else last


def read_byline(text: str, outlets: Iterable[str] = ()) -> Byline:
    """Who a byline names. `outlets` are names known to be the outlet's, so that they are not taken for people."""
    who = _BY.sub("", _MAILBOX.sub(r"\1", " ".join(text.split())))
    who = _STOP.split(who)[0]
    if found := find_date(who):
        who = re.sub(r"\s+(?:on|at)\s*$", "", who[: found[1]])
    who = _NOISE.sub(" ", who).strip(" .,;:*|-–—")
    known = {_fold(name): name for name in outlets if name}
    for name in known.values():
        who = re.sub(rf"(?<=\w)\s+{re.escape(name)}$", "", who)
    people: list[str] = []
    bodies: list[str] = []
    parts = [part for part in _parts(who) if not _NOBODY.match(part) and not _CREDENTIAL.match(part)]
    for part in parts:
        if _fold(part) in known or _is_body(part, shouted=who.isupper()):
            bodies.append(part)
        elif part[0].islower() or _ROLE.search(part):
            bodies += [m["body"] for m in [_ACRONYM.match(part)] if m and not who.isupper()]
        elif len(part.split()) > 1 or not (people or bodies):
            people.append(_name(part))
    desk = "" if people or bodies or not parts or parts[0].islower() else _body_name(parts[0])
    return Byline(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(map(_body_name, bodies))), desk)


def join_bylines(texts: Iterable[str], outlets: Iterable[str] = ()) -> Byline:
    """The bylines of a list, as one."""
    names = tuple(outlets)
    found = [read_byline(text, names) for text in texts]
    people = dict.fromkeys(name for one in found for name in one.people)
    bodies = dict.fromkeys(body for one in found for body in one.bodies)
    return Byline(tuple(people), tuple(bodies), next((one.desk for one in found if one.desk), ""))


def _parts(who: str) -> list[str]:
    parts: list[str] = []
    pieces = _CAPITALS_END.split(who) if re.match(r"(?:[^\W\d_a-z]['’.\w-]*[A-Z.]\s+){2}", who + " ") else [who]
    for part in [p for piece in pieces for p in _JOINTS.split(piece)]:
        m = _AFTER_NAME.match(part)
        if m and not _is_body(m["name"], shouted=False) and not _ROLE.search(m["name"]):
            # "Jane Doe in Paris" has a place after the name, "Jane Doe for The Gazette" a body.
            parts += [m["name"], m["rest"]] if _BODY.search(m["rest"]) else [m["name"]]
        else:
            parts.append(part.strip(" .,;:*|-–—") if not re.search(r"\b(?:Jr|Sr)\.$", part) else part)
    return [part for part in parts if re.search(r"[^\W\d_]{2}|[^\W\d_]\.", part)]


def _is_body(part: str, shouted: bool) -> bool:
    if _ROLE.search(part):
        return False
    # "CNN Business" and "PTI" are bodies, "JD Vance" is not; in a line all in capitals nothing can be told from them.
    acronym = re.fullmatch(r"[A-Z]{2,5}|[A-Z]{3,5}(?:\s+[A-Z][a-z]+)+", part)
    return bool(_BODY.search(part) or (acronym and (" " not in part or not shouted)))


def _name(who: str) -> str:
    """A name in capitals set as names are ("SEAN McDONALD II" as "Sean McDonald II")."""
    if not re.search(r"[A-Z]{3}", who):
        return who
    return re.sub(
        r"(Mc)?([^\W\d_]+)",
        lambda m: (m[1] or "").capitalize() + (m[2].capitalize() if _is_loud(m[2]) else m[2]),
        who,
        flags=re.I,
    )


def _is_loud(word: str) -> bool:
    return word.isupper() and word not in _NUMERALS


def _body_name(body: str) -> str:
    return body.title() if body.isupper() and len(body) > 5 else body


def _fold(name: str) -> str:
    return re.sub(r"^the|\W", "", name.lower())
