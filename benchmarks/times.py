"""How well times are found and read, beside Recognizers-Text and dateparser in the same run.

    times.py MEANTIME RECOGNIZERS [CORPUS ...]

MEANTIME is the folder of the NewsReader MEANTIME corpus (CAT XML), RECOGNIZERS that of the Recognizers-Text specifications for
English (DateTime_DateTimeModel.json); CORPUS limits the first table to some of its corpora ("corpus_apple"). Prints, for each
corpus (of the sentences that its annotators read, the first five or six of each article): precision, recall and F1 of
mentions with the same TIMEX3 value where they overlap, and of spans, exact and overlapping.
The report's date is the document creation time, which is itself not counted. Then the share of the Recognizers cases that we
pass, by type. The other two libraries are asked only where they are installed (`recognizers-text-suite`, `dateparser`).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Report, Time, TimeKind
from sayso.resolve.times import find_times

LAST_ANNOTATED = 5
"""MEANTIME's annotators read the headline, the line of the date, and the first four or five sentences."""

Mention = tuple[int, int, str | None]
System = Callable[[str, dt.date], list[Mention]]


@dataclass(frozen=True)
class Article:
    """A text, its date, the place of that date in it, where the annotated part ends, and the gold (start, end, value)."""

    name: str
    text: str
    date: dt.date
    skip: tuple[int, int]
    annotated: int
    gold: tuple[Mention, ...]


def article(path: Path) -> Article | None:
    """A MEANTIME article; tokens are joined as English prints them, a sentence a line."""
    root = ET.parse(path).getroot()  # noqa: S314
    text, places, sentence, annotated = "", {}, None, 0
    for token in root.iter("token"):
        word = {"``": "“", "''": "”"}.get(token.text or "", token.text or "")
        tight = not text or re.fullmatch(r"[.,;:?!)%”]|['’](?:s|re|ve|ll|d|m)?|n't", word) or text[-1] in "(“$"
        text += "\n" if sentence not in (None, token.get("sentence")) else "" if tight else " "
        sentence = token.get("sentence")
        places[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
        if int(sentence or 0) <= LAST_ANNOTATED:
            annotated = len(text)
    gold: list[Mention] = []
    dates: list[Mention] = []
    for mark in root.iter("TIMEX3"):
        spans = [places[anchor.get("t_id")] for anchor in mark.findall("token_anchor")]
        if not spans:
            continue
        mention = (spans[0][0], spans[-1][1], mark.get("value"))
        (dates if mark.get("functionInDocument") == "CREATION_TIME" else gold).append(mention)
    if not dates and gold:
        # Two articles do not mark it: there it is the line under the headline.
        dates.append(gold.pop(gold.index(min(gold))))
    if not dates:
        return None
    annotated = max(annotated, *(end for _, end, _ in gold), 0)
    start, end, value = dates[0]
    return Article(path.name, text, dt.date.fromisoformat((value or "")[:10]), (start, end), annotated, tuple(gold))


def ours(text: str, date: dt.date) -> list[Mention]:
    """What we find."""
    return [(t.span.start, t.span.end, t.value) for t in find_times(Report("r", "a", "s", text, published=date))]


def recognizers() -> System | None:
    """Recognizers-Text, or None where it is not installed."""
    try:
        from recognizers_date_time import recognize_datetime  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None

    def find(text: str, date: dt.date) -> list[Mention]:
        found = []
        for one in recognize_datetime(text, "en-us", reference=dt.datetime.combine(date, dt.time())):
            values = (one.resolution or {}).get("values") or [{}]
            found.append((one.start, one.end + 1, _their_value(values[0])))
        return found

    return find


def _their_value(value: dict[str, str]) -> str | None:
    """TIMEX3 of one of their resolutions; of two readings of a date without a year the past one, which they put first."""
    timex = value.get("timex")
    if timex and (m := re.fullmatch(r"\((.*),(.*),(P.*)\)", timex)):
        return m[3]
    if timex and timex.startswith("XXXX"):
        day = value.get("value") or value.get("start") or timex
        return day[: len(timex)] if re.fullmatch(r"XXXX-\d\d(-\d\d)?", timex) else day[:10]
    return timex


def dateparser_search() -> System | None:
    """Dateparser's search, or None where it is not installed."""
    try:
        from dateparser.date import DateDataParser  # type: ignore[import-not-found,import-untyped,unused-ignore]
        from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None

    def find(text: str, date: dt.date) -> list[Mention]:
        settings = {"RELATIVE_BASE": dt.datetime.combine(date, dt.time()), "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["en"], settings=settings)
        found, at = [], 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            length = {"year": 4, "month": 7}.get(parser.get_date_data(words).period, 10)
            found.append((start, at, when.date().isoformat()[:length]))
        return found

    return find


def overlap(a: Mention, b: Mention) -> bool:
    """Do two mentions share a character?"""
    return a[0] < b[1] and b[0] < a[1]


def matched(found: list[Mention], gold: list[Mention], same: Callable[[Mention, Mention], bool]) -> int:
    """How many gold mentions have a found one of their own; pairs with the same borders go first."""
    free, count = list(found), 0
    for exact in (True, False):
        for one in list(gold):
            pair = next((f for f in free if same(f, one) and (not exact or f[:2] == one[:2])), None)
            if pair is not None:
                free.remove(pair)
                gold = [g for g in gold if g is not one]
                count += 1
    return count


MEASURES: tuple[tuple[str, Callable[[Mention, Mention], bool]], ...] = (
    ("value", lambda a, b: overlap(a, b) and a[2] is not None and a[2] == b[2]),
    ("exact", lambda a, b: a[:2] == b[:2]),
    ("overlap", overlap),
)


def count(articles: Iterable[Article], find: System) -> Counter[str]:
    """How many mentions are found and in the gold, and how many match by each measure."""
    counts: Counter[str] = Counter()
    for one in articles:
        found = [m for m in find(one.text, one.date) if m[0] < one.annotated and not overlap(m, (*one.skip, None))]
        counts["found"] += len(found)
        counts["gold"] += len(one.gold)
        for name, same in MEASURES:
            counts[name] += matched(found, list(one.gold), same)
    return counts


def value_f1(folder: Path) -> float:
    """F1 of our values over all articles of the corpus, 0 to 1."""
    paths = {p.name: p for p in sorted(folder.rglob("*.xml"), reverse=True)}
    counts = count((one for path in paths.values() if (one := article(path))), ours)
    return 2 * counts["value"] / (counts["found"] + counts["gold"])


def score(articles: list[Article], find: System) -> str:
    """One line of figures, with seconds."""
    begun = time.perf_counter()
    counts = count(articles, find)
    took = time.perf_counter() - begun
    parts = []
    for name, _ in MEASURES:
        p, r = (counts[name] / max(1, counts[key]) for key in ("found", "gold"))
        parts.append(f"{name} P {100 * p:5.1f} R {100 * r:5.1f} F1 {200 * p * r / max(1e-9, p + r):5.1f}")
    return "   ".join(parts) + f"   {took:.2f} s"


def meantime(folder: Path, only: list[str]) -> None:
    """The first table."""
    paths = {p.name: p for p in sorted(folder.rglob("*.xml"), reverse=True)}
    corpora: dict[str, list[Article]] = defaultdict(list)
    for path in paths.values():
        if (not only or path.parent.name in only) and (one := article(path)):
            corpora[path.parent.name].append(one)
    systems = {"sayso": ours, "Recognizers-Text": recognizers(), "dateparser": dateparser_search()}
    if len(corpora) > 1:
        corpora["all"] = [one for articles in list(corpora.values()) for one in articles]
    for name, articles in corpora.items():
        print(f"{name}: {len(articles)} articles, {sum(len(one.gold) for one in articles)} mentions")
        for system, find in systems.items():
            print(f"  {system:<17}", score(articles, find) if find else "not installed here")


def cases(path: Path) -> Iterator[tuple[str, dt.date, list[dict[str, Any]]]]:
    """The specification's cases that have a reference date: text, date, results."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        when = (case.get("Context") or {}).get("ReferenceDateTime")
        if when:
            yield case["Input"], dt.date.fromisoformat(when[:10]), case["Results"]


LEFT: tuple[tuple[str, str, str], ...] = (
    (
        "appointments",
        r"\d\s*(?:-|~|–|to|till|until|and|through)\s*\d+(?::\d\d)?\s*(?:[ap]\.?m?\b|$)"
        r"|\b(?:from|between)\b.*(?:\d:\d\d|[ap]\.?m\b)",
        "A pair of clock times is a calendar entry; a report gives the day, which is found.",
    ),
    (
        "clock in words or shorthand",
        r"\b(?:half past|past|quarter|o'?clock|oclock|thirty|\d+h\b|\d\s*[ap]\b|sharp|ish)\b|^(?:at |around )?\d{1,2}$"
        r"|\b\d{4}(?:am|pm|hr)",
        "How people type times to an assistant; news writes 4:30 p.m.",
    ),
    (
        "a unit without a sign which",
        r"^(?:for |in )*(?:the|a|all|another|some|end of|the end of|that|same) ?(?:the |of )?"
        r"(?:day|week|month|year|fortnight|decade|weekend|days)$",
        '"The week" may be any; it is read only after a date told, or with this, last or next.',
    ),
    (
        "vague counts",
        r"\b(?:few|several|couple|some)\b",
        'They read "several" as three; TIMEX3 leaves the count open (PXW).',
    ),
    (
        "minutes from now",
        r"\b(?:minutes?|mins?|hours?|seconds?|sec|h)\b.*\b(?:now|later|ago|before|after)\b"
        r"|\b(?:in|within|next|last|past)\b.*\b(?:min|hour|sec)",
        "A report has no clock to count minutes from; its day is found.",
    ),
    (
        "day and month in digits",
        r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\b(?!\d)|[a-z]{3,}[/-]\d|\d[/-][a-z]{3}",
        "They read month first; here the order stays unknown (5/12) unless the text or its country tells it.",
    ),
    (
        "day number alone",
        r"^(?:on |around |the |for )*\d{1,2}(?:st|nd|rd|th)$|^(?:the )?[a-z]+(?:th|st|nd|rd)$"
        r"|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?:the )?\d{1,2}(?:st|nd|rd|th)?\b(?! of)",
        '"The 21st" needs a month; news prints it.',
    ),
    ("zones", r"utc|gmt|\bpt\b|timezone|time zone|beijing", "Named offsets are kept only for UTC and GMT."),
    (
        "calendars of a body",
        r"lunch|dinner|breakfast|school|business|office|working|weekday|calendar|\bcy ?\d|\bfy ?\d|\bfiscal|lunar|ramadan"
        r"|week ?\d|w\d",
        "Meals, school years and fiscal years have no days without that body's own calendar.",
    ),
    (
        "numbers in words",
        r"two thousand|hundred|nineteen|twenty[- ](?:sixteen|eighteen|nineteen|twenty)|eighteen|seventeen [a-z]+$"
        r"|\b[a-z]+teenth\b",
        "Years spelt out are speech, not print.",
    ),
)
"""What is left of the Recognizers cases, by the words of the expected result, and why."""


def passes(found: list[Time], expected: dict[str, Any]) -> bool:
    """Is there an overlapping time with one of the expected readings: same days, same clock, or same TIMEX3 value?"""
    near = [
        t for t in found if overlap((t.span.start, t.span.end, None), (expected["Start"], expected["End"] + 1, None))
    ]
    values = (expected.get("Resolution") or {}).get("values") or []
    return any(_agrees(t, value) for t in near for value in values)


def _agrees(found: Time, value: dict[str, str]) -> bool:
    timex = value.get("timex", "")
    if timex and timex in (found.value, (found.value or "-").replace("PT30M", "PT0.5H").replace("XXXX-XX-XX", "")):
        return True
    if clock := re.search(r"T(\d\d)(?::(\d\d))?", timex if "P" not in timex else ""):
        if not (found.value or "").endswith(f"T{clock[1]}:{clock[2] or '00'}"):
            return False
        return "value" not in value or len(value["value"]) < 10 or value["value"][:10] == str(found.first)
    if value.get("value") == "not resolved":
        return found.first is None and found.last is None and found.kind is not TimeKind.DURATION
    if value.get("value", "")[:4].isdigit() and found.first and found.last and found.first != found.last:
        # TIMEX3 tells a date that a length leads to in the unit of the length: "two weeks ago" is a week.
        return str(found.first) <= value["value"][:10] <= str(found.last)
    if re.match(r"\d{4}-", value.get("value", "")):
        return found.first == found.last and str(found.first) == value["value"][:10]
    first, end = value.get("start", "None")[:10], value.get("end")
    ends = {"None"} if end is None else {end[:10], _day_before(end[:10])}
    return (
        (first != "None" or end is not None)
        and str(found.first) in {first, _day_before(first)}
        and str(found.last) in ends
    )


def _day_before(day: str) -> str:
    try:
        return str(dt.date.fromisoformat(day) - dt.timedelta(1))
    except ValueError:
        return day


def specification(path: Path, show: bool = False) -> None:
    """The second table."""
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for text, date, results in cases(path):
        found = find_times(Report("r", "a", "s", text, published=date))
        if not results:
            total["nothing to find"] += 1
            passed["nothing to find"] += not found
            if show and found:
                print("      FOUND", repr(text), [t.span.exact for t in found])
        for one in results:
            words, kind = one["Text"].lower(), one.get("TypeName", "untyped").removeprefix("datetimeV2.")
            if not (one.get("Resolution") or {}).get("values"):
                continue
            why = next((name for name, form, _ in LEFT if re.search(form, words)), None)
            right = passes(found, one)
            if why is not None:
                left[why] += 1
                continue
            total[kind] += 1
            passed[kind] += right
            if show and not right:
                mine = [(t.span.exact, t.value, str(t.first), str(t.last)) for t in found]
                theirs = [{k: v for k, v in value.items() if k != "type"} for value in one["Resolution"]["values"]]
                print("      ", kind, date, repr(text), [words], theirs, mine)
    print("Recognizers-Text specification, English: passed of those in the scope of news")
    for kind, count in total.most_common():
        print(f"  {kind:<16} {passed[kind]:>4} of {count:>4}  {100 * passed[kind] / count:5.1f}%")
    every = sum(total.values())
    print(f"  {'all':<16} {sum(passed.values()):>4} of {every:>4}  {100 * sum(passed.values()) / every:5.1f}%")
    print("Left, with why:")
    for name, _, sentence in LEFT:
        print(f"  {left[name]:>4} {name}: {sentence}")


def main() -> None:
    """Print both tables."""
    meantime(Path(sys.argv[1]), [a for a in sys.argv[3:] if not a.startswith("--")])
    specification(Path(sys.argv[2]) / "DateTime_DateTimeModel.json", show="--show" in sys.argv)


if __name__ == "__main__":
    main()
