"""The nouns of Sayso: frozen values that every room passes on and none changes.

All offsets are code points into `Report.text`, end exclusive. A stage that adds to a noun
returns a new one (`dataclasses.replace`). This module does no input or output.

Standards followed: WARC response record (Page), IPTC ninjs (Report), W3C Web Annotation text position
and text quote selectors (Span), PARC 3 / PolNeAR (Attribution), W3C PROV (Agent, Relay, Derivation,
Origin), schema.org Claim (Claim).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


def digest(*parts: object, length: int = 12) -> str:
    """A short name for `parts`: the first `length` hex digits of their SHA-256, the same on every machine."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad input as a value: which stage met it, where, why, and what the user can do.

    `input` is the path or address; `start` and `end` are code points of the report's text, where it has a place there.
    """

    stage: str
    reason: str
    input: str = ""
    remedy: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said about an article beside its text. `published` is a date, or a date and time."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes as obtained, after transfer decoding and unpacking and before anything else.

    `address` is the path or URL that a user would recognise, with `#n` for the n-th record of a container
    (WARC, JSON Lines, feed). `media_type` is the container's or server's word, or told from the name or the bytes.
    `given` is what the container (feed entry, JSON Lines record) says about the article.
    """

    address: str
    content: bytes
    media_type: str
    sha256: str
    obtained: dt.datetime | None = None
    charset: str | None = None
    given: Metadata = Metadata()

    @classmethod
    def of(
        cls,
        address: str,
        content: bytes,
        media_type: str,
        *,
        obtained: dt.datetime | None = None,
        charset: str | None = None,
        given: Metadata | None = None,
    ) -> Page:
        """A page with its SHA-256 taken from `content`."""
        sha256 = hashlib.sha256(content).hexdigest()
        return cls(address, content, media_type, sha256, obtained, charset, given or Metadata())


class BlockKind(StrEnum):
    """What a stretch of a report's text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of a report's text: a heading, a paragraph, a block quotation or a list item."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink on `[start, end)` of a report's text."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Span:
    """Exact words of one report. `report` is its id; `exact` equals the slice `[start, end)` of its text, always."""

    report: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published version of one article.

    `published` is a date, or a date and time where the page gives one. `dateline` is as printed, without the dash.
    `unread` says why no attribution was looked for (another language), or is None. `stitched` is True where the text looks
    word-substituted or put together from several articles.
    """

    id: str
    address: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    published: dt.date | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    credits: tuple[str, ...] = ()
    unread: str | None = None
    stitched: bool = False

    def span(self, start: int, end: int) -> Span:
        """The Span of `[start, end)`. Raises ValueError where that is not a stretch of the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch [{start}, {end}) in a text of {len(self.text)} code points")
        return Span(self.id, start, end, self.text[start:end])


class Kind(StrEnum):
    """Direct: the content stands in quotation marks; indirect: it does not; mixed: a part of it does."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AgentType(StrEnum):
    """What a speaker is; UNKNOWN is a value."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who speaks, by the fullest name that the report gives or, where it names nobody, by its description.

    `named` is False for one who is only described ("a senior defense official").
    """

    name: str
    type: AgentType
    named: bool
    on_behalf_of: str | None = None


class Flag(StrEnum):
    """What a report leaves out, or shows, of a speaker it does not name (rules of the AP and Reuters)."""

    BARE = "bare source"
    OPINION = "unnamed and opinion"
    UNEXPLAINED = "no reason for anonymity"
    PLURAL = "plural with one origin"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What a report tells of somebody it does not name, None for what it does not tell.

    `role` is the noun ("official"), `side` the words before it ("defense"), `number` how many there are, `placed` how they
    are placed to know ("at the talks"), `reason` the words that say why they are not named.
    """

    role: str | None
    side: str | None
    number: int | None
    placed: str | None
    reason: Span | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who a speaker may be, where the report leaves it open; `score` is the share of all candidates', 0 to 1."""

    agent: Agent
    score: float


class TimeKind(StrEnum):
    """The four kinds of time expression of TimeML: a day or longer, a part of a day, a length of time, a repetition."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Time:
    """Words for a time, and the days that they mean, as far as the report's date tells.

    `value` is the TIMEX3 value (ISO 8601 with the additions of TimeML: `2019-W07`, `2011-Q3`, `P6M`, `PRESENT_REF`), or None
    where it cannot be told. `first` and `last` are days, both included; None on a side that is open or unknown.
    """

    span: Span
    kind: TimeKind
    value: str | None
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words for a number, as the range that they allow: "at least 40" is 40 and up, "700-1,000" from 700 to 1,000.

    `low` and `high` are included; None on a side that the words leave open. `unit` is what one of them is ("km", "%", "USD",
    "people"), `counted` the words for what is counted, where the report gives them. `about` is True for "some", "nearly".
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    counted: Span | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a statement is said to be: the word for it, and its range, 0 to 1.

    `scale` is "ICD 203" where `term` is one of that standard's or a synonym, "stated" for a number, "measured" for a range from
    a survey, "ours" for a wide range of our own.
    `by_writer` is True where the report hedges rather than the speaker.
    """

    term: str
    low: float
    high: float
    scale: str
    words: Span
    by_writer: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    """That a statement tells of what has not happened yet: by which words, in which window, on what conditions.

    `first` and `last` are days, both included; None on a side that the report leaves open.
    """

    first: dt.date | None
    last: dt.date | None
    words: Span
    conditions: tuple[Span, ...] = ()


class Venue(StrEnum):
    """Where something is said to have been said."""

    NEWS_CONFERENCE = "news conference"
    STATEMENT = "statement"
    HEARING = "hearing"
    SPEECH = "speech"
    POST = "post"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where something was said, as far as the report tells: `words` are those for the venue."""

    venue: Venue | None
    words: Span | None
    day: Time | None


class NameType(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text and what it is a name of; `confidence` is the model's, 0 to 1."""

    span: Span
    type: NameType
    confidence: float


@dataclass(frozen=True, slots=True)
class Relay:
    """One hop: `by` passes on the words of the next in the chain; `evidence` is where the report says so."""

    by: str
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`) says (`cue`) what (`content`), as exact words; each may be discontinuous, `source` may be empty.

    `inside` is the id of the attribution in whose content this one stands. `confidence` is the reader's, 0 to 1, and
    `reader` its name. `relays` runs from the nearest relay to the innermost speaker, who is the last. `occasion` is when and
    where it was said, where the report tells; `times` and `quantities` are those in the content. A speaker that cannot be told
    is None, with `candidates`, likeliest first, where there are several.
    """

    id: str
    report: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    confidence: float
    reader: str
    inside: str | None = None
    speaker: Agent | None = None
    candidates: tuple[Candidate, ...] = ()
    unnamed: Unnamed | None = None
    flags: tuple[Flag, ...] = ()
    relays: tuple[Relay, ...] = ()
    occasion: Occasion | None = None
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    likelihood: Likelihood | None = None
    forecast: Forecast | None = None

    @property
    def place(self) -> int:
        """Where it begins to be told: at its source, else its cue, else its content (code points)."""
        return (self.source or self.cue or self.content)[0].start

    @property
    def chain(self) -> tuple[str, ...]:
        """The names along the relays, nearest first, the innermost speaker last."""
        return tuple(relay.by for relay in self.relays)


class DerivationKind(StrEnum):
    """How a report was made from another."""

    WIRE_COPY = "wire copy"
    PICKUP = "pickup"
    REWRITE = "rewrite"
    CORRECTION = "correction"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things were taken as one: a rule's name, a sentence for a person, and the exact words it rests on."""

    rule: str
    text: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """`report` was made from `original`; `share` is the part of its words that stand there too, 0 to 1.

    `stretches` are the words taken over: pairs of a span of `report` and a span of `original`, which may differ in white
    space and in the style of quotation marks and in nothing else.
    """

    report: str
    original: str
    kind: DerivationKind
    share: float
    reasons: tuple[Reason, ...]
    stretches: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A statement that goes round: each of `reports` has it from the next, by the words in `evidence`; ids in that order.

    `attributions` are the statements, one a report. Of a closed circle the last report has it from the first; where the circle
    is not closed, the last is another report of the first's outlet, and there is one hop fewer.
    """

    reports: tuple[str, ...]
    attributions: tuple[str, ...]
    evidence: tuple[Span, ...]

    @property
    def closed(self) -> bool:
        """Does the last report have it from the first?"""
        return len(self.evidence) == len(self.reports)


class OriginKind(StrEnum):
    """Where a line of relays ends."""

    UTTERANCE = "utterance"
    DOCUMENT = "document"
    UNNAMED = "unnamed group"
    AUTHOR = "author"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where lines of relays end. `attributions` are the ids of those that go back to it; `reasons`, why each merge."""

    id: str
    kind: OriginKind
    who: str
    when: dt.date | None
    attributions: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Matter(StrEnum):
    """What a person decides about."""

    ORIGIN = "origin"
    CLAIM = "claim"
    SOURCE = "source"
    STATEMENT = "statement"
    FORECAST = "forecast"
    JUDGEMENT = "judgement"


class Deed(StrEnum):
    """What a person can do to origins and claims (merge, split), sources and statements (grade), forecasts (settle), and
    to what was decided before (withdraw)."""

    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"
    SETTLE = "settle"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word that two attributions (ids) are one, or are not: who said so, when and why.

    About `Matter.ORIGIN`, that they go back to one origin; about `Matter.CLAIM`, that they say the same. `deed` is MERGE or
    SPLIT.
    """

    deed: Deed
    a: str
    b: str
    who: str
    when: dt.datetime
    why: str
    about: Matter = Matter.ORIGIN


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: `deed` about `about`, with `who`, `when` (UTC) and `why`. Superseded, never deleted.

    `subjects` are attribution ids: two for a merge or a split, one for a grade or a forecast; for a source, the attribution
    through which a speaker was named, or nothing where an outlet is meant; for a withdrawal, the judgement's id. `name` is what
    a source was called when it was judged; an outlet is known by it. `value` is A-F for a source, 1-6 for a statement, an
    outcome for a forecast, "" for the rest. `supersedes` are the judgements on the same subject that this one replaced.
    `quotes` are the words of each subject as they were judged.
    """

    id: str
    deed: Deed
    about: Matter
    subjects: tuple[str, ...]
    value: str
    who: str
    when: dt.datetime
    why: str
    name: str = ""
    supersedes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """What should be known of a judgement that stands: the rule's name, and a sentence for a person."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades that bear on one statement: of who speaks, of the outlet that reports it, and its own; never put together.

    A source has two where it was graded while it was taken for two. `cautions` are those of all of them.
    """

    speaker: tuple[Judgement, ...] = ()
    outlet: tuple[Judgement, ...] = ()
    statement: Judgement | None = None
    cautions: tuple[Caution, ...] = ()


UNGRADED = Grades()
"""No grade bears on it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One agent as all reports of a pile show it: every name given to it, what it says, and why the names are one's."""

    id: str
    name: str
    type: AgentType
    named: bool
    names: tuple[str, ...]
    attributions: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Attributions that say the same thing, in the words of one of them, and the range of their independent origins.

    `reasons` say why there may be fewer origins than the most: which of them may be one, and what hints at it. `repeated` are
    attributions that stand in or around one of `attributions` and say the same with it, not once more.
    """

    id: str
    text: Span
    attributions: tuple[str, ...]
    fewest: int
    most: int
    reasons: tuple[Reason, ...] = ()
    repeated: tuple[str, ...] = ()


class ConflictType(StrEnum):
    """On what two statements disagree, or only seem to."""

    NUMBER = "number"
    DATE = "date"
    BLAME = "blame"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"


class Relation(StrEnum):
    """How two statements on one thing stand to each other."""

    CONFLICT = "conflict"
    AGREES = "agrees"
    SUPERSEDED = "superseded"
    SCOPE = "different scope"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attributions (ids) on one thing, how they stand to each other, and the words that tell it on each side.

    A later count supersedes an earlier one, and a wider scope is another question: neither is a conflict. `judge` is the rule
    or the model that told, with its `confidence`, 0 to 1 (1 for a rule).
    """

    a: str
    b: str
    relation: Relation
    type: ConflictType
    a_span: Span
    b_span: Span
    why: str
    judge: str = "rule"
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """What tells it from all others: both statements, the type, the relation, and the words on both sides."""
        return "x" + digest(self.a, self.b, self.type, self.relation, self.a_span.start, self.b_span.start)


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a question that reports answer differently, in the words of one, with who gives it."""

    text: Span
    attributions: tuple[str, ...]
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Rival answers to one question ("why", "who", "how many", "when", "whether"), about what `topic` says."""

    id: str
    asks: str
    topic: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a pile of reports holds: the main result of Sayso. Every id in it is that of something in it.

    `numbers` are those by which `reports` are known, in their order, where they have such: a ledger's reports keep theirs.
    `grades` are those of a ledger, by the attribution that they bear on.
    """

    question: str | None
    reports: tuple[Report, ...]
    attributions: tuple[Attribution, ...]
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    problems: tuple[Problem, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    rivalries: tuple[Rivalry, ...] = ()
    circles: tuple[Circle, ...] = ()
    numbers: tuple[int, ...] = ()
    grades: Mapping[str, Grades] = field(default_factory=dict, hash=False)

    @property
    def conflicts(self) -> tuple[Comparison, ...]:
        """The comparisons in which both sides cannot hold."""
        return tuple(c for c in self.comparisons if c.relation is Relation.CONFLICT)
