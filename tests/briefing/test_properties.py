"""What must hold for any brief, however its reports are written and its attributions overlap."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from sayso.briefing import html_brief, markdown_brief, show_brief, show_reading, timeline_svg
from sayso.briefing.places import key
from sayso.briefing.words import visible
from sayso.model import (
    Agent,
    AgentType,
    Attribution,
    Block,
    BlockKind,
    Brief,
    Candidate,
    Claim,
    Comparison,
    ConflictType,
    Derivation,
    DerivationKind,
    Flag,
    Forecast,
    Kind,
    Likelihood,
    Occasion,
    Origin,
    OriginKind,
    Position,
    Problem,
    Reason,
    Relation,
    Relay,
    Report,
    Rivalry,
    Span,
    Speaker,
    Time,
    TimeKind,
    Unnamed,
    Venue,
)

from .page import Node, parse

NASTY = [
    "<script>",
    "</style>",
    "&amp;",
    "**",
    "[x](y)",
    "\n\n",
    "\n# ",
    "\x1b[2J",
    "\x00",
    "\u202e",
    "\r",
    "'\"",
    "{{ x }}",
    "\ud800",
    "שלום",
]
# A Cc category is allowed on purpose: reports hold what their pages held.
anything = st.lists(
    st.sampled_from(NASTY) | st.text(max_size=8) | st.sampled_from(["said ", "the gate ", "“no” "]), max_size=12
).map("".join)
short = st.text(max_size=12) | st.sampled_from(NASTY)
agents = st.builds(Agent, short, st.sampled_from(AgentType), st.booleans(), st.none() | short)


@st.composite
def stretches(draw: st.DrawFn, report: Report, least: int = 0) -> tuple[Span, ...]:
    """Spans of a report that do not overlap, in order."""
    size = len(report.text)
    borders = sorted(draw(st.sets(st.integers(0, size), min_size=2 * least, max_size=6)))
    return tuple(report.span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=False))


@st.composite
def reports(draw: st.DrawFn, id: str) -> Report:
    text = draw(anything) + draw(st.sampled_from(["ab", "said so", "\n\n"]))
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    blocks = tuple(Block(draw(st.sampled_from(BlockKind)), start, end) for start, end in pairs)
    published = draw(st.none() | st.dates() | st.datetimes(timezones=st.none() | st.just(dt.UTC)))
    title, byline, outlet, language, unread = (draw(st.none() | short) for _ in range(5))
    return Report(id, draw(short), "0", text, blocks, title, byline, outlet, None, published, language, unread=unread)


days = st.none() | st.dates() | st.dates(dt.date(2031, 5, 1), dt.date(2031, 5, 9))
shares = st.floats(0, 1)


def spans(report: Report) -> st.SearchStrategy[Span]:
    """One stretch of a report."""
    return st.integers(0, len(report.text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(report.text)).map(lambda end: report.span(start, end))
    )


def times(report: Report) -> st.SearchStrategy[Time]:
    return st.builds(Time, spans(report), st.sampled_from(TimeKind), st.none() | short, days, days)


def known(report: Report) -> dict[str, st.SearchStrategy[object]]:
    """All that may be known of an attribution beside its parts."""
    words = spans(report)
    numbers = st.none() | st.integers(0, 99)
    scale = st.sampled_from(["ICD 203", "measured", "stated", "ours"]) | short
    return {
        "speaker": st.none() | agents,
        "candidates": st.lists(st.builds(Candidate, agents, shares), max_size=6).map(tuple),
        "unnamed": st.none()
        | st.builds(Unnamed, st.none() | short, st.none() | short, numbers, st.none() | short, st.none() | words),
        "flags": st.lists(st.sampled_from(Flag), max_size=4).map(tuple),
        "relays": st.lists(st.builds(Relay, short, st.none() | words), max_size=3).map(tuple),
        "occasion": st.none()
        | st.builds(Occasion, st.none() | st.sampled_from(Venue), st.none() | words, st.none() | times(report)),
        "times": st.lists(times(report), max_size=2).map(tuple),
        "likelihood": st.none() | st.builds(Likelihood, short, shares, shares, scale, words, st.booleans()),
        "forecast": st.none() | st.builds(Forecast, days, days, words, st.lists(words, max_size=2).map(tuple)),
    }


@st.composite
def attributions(draw: st.DrawFn, number: int, report: Report, earlier: list[Attribution]) -> Attribution:
    inside = draw(st.none() | st.sampled_from([a.id for a in earlier if a.report == report.id] or [None]))
    return Attribution(
        id=draw(st.sampled_from(["a{}", "ä {}", "'>{}"])).format(number),
        report=report.id,
        source=draw(stretches(report)),
        cue=draw(stretches(report)),
        content=draw(stretches(report, least=1)),
        kind=draw(st.sampled_from(Kind)),
        confidence=draw(st.floats(0, 1)),
        reader=draw(short),
        inside=inside,
        **draw(st.fixed_dictionaries(known(report))),
    )


@st.composite
def corpus(draw: st.DrawFn, told: list[Attribution], reasons: tuple[Reason, ...]) -> dict[str, object]:
    """What corpus stages make of attributions: nothing, where there are none."""
    if not told:
        return {}
    some = st.lists(st.sampled_from([a.id for a in told]), min_size=1, max_size=4).map(tuple)
    one, counts = st.sampled_from(told), st.integers(1, 3)
    claims = [Claim(f"c{n}", told[0].content[0], draw(some), 1, draw(counts), reasons) for n in range(2)]
    origin = Origin(
        "o", draw(st.sampled_from(OriginKind)), draw(short), draw(st.none() | st.dates()), draw(some), reasons
    )
    comparisons = []
    for _ in range(draw(st.integers(0, 3))):
        a, b = draw(one), draw(one)
        kind = draw(st.sampled_from(Relation)), draw(st.sampled_from(ConflictType)), a.content[0], b.content[0]
        comparisons.append(Comparison(a.id, b.id, *kind, draw(short), draw(st.just("rule") | short), draw(shares)))
    positions = [Position(draw(one).content[0], draw(some), 1, draw(counts)) for _ in range(2)]
    speaking = [a for a in told if a.speaker]
    speaker = Speaker(
        "s",
        draw(short),
        draw(st.sampled_from(AgentType)),
        draw(st.booleans()),
        tuple(draw(st.lists(short, max_size=3))),
        tuple(a.id for a in speaking[:2]),
        reasons,
    )
    return {
        "claims": tuple(claims),
        "origins": (origin,),
        "comparisons": tuple(comparisons),
        "rivalries": (Rivalry(draw(short), draw(short), draw(short), tuple(positions)),),
        "speakers": (speaker,),
    }


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    found = [draw(reports(f"r{n}")) for n in range(draw(st.integers(1, 3)))]
    told: list[Attribution] = []
    for number in range(draw(st.integers(0, 6))):
        told.append(draw(attributions(number, draw(st.sampled_from(found)), told)))
    a_report = draw(st.sampled_from(found))
    reasons = (Reason("rule", draw(short), draw(stretches(a_report))),)
    place = st.none() | st.integers(0, 40)
    problem = Problem(
        "clean", draw(short), draw(short | st.just(a_report.address)), draw(short), draw(place), draw(place)
    )
    copy = Derivation(found[-1].id, found[0].id, draw(st.sampled_from(DerivationKind)), draw(st.floats(0, 1)), reasons)
    return Brief(
        question=draw(st.none() | short),
        reports=tuple(found),
        attributions=tuple(told),
        derivations=(copy,),
        problems=(problem,),
        **draw(corpus(told, reasons)),  # type: ignore[arg-type]
    )


examples = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def bare(text: str) -> str:
    return "".join(visible(text).split())


def covered(spans: tuple[Span, ...]) -> str:
    return bare("".join(span.exact for span in spans))


@examples
@given(briefs())
def test_page_is_whole(brief: Brief) -> None:
    html = html_brief(brief)
    html.encode()
    page = parse(html)
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = {node.attributes["href"] for node in page.all() if node.attributes.get("href", "").startswith("#")}
    assert {link[1:] for link in links} <= set(ids)
    assert "script" not in {node.tag for node in page.all()}


@examples
@given(briefs())
def test_a_reports_text_is_shown_whole_and_in_order(brief: Brief) -> None:
    page = parse(html_brief(brief))
    sections = [node for node in page.all() if "report" in node.classes]
    assert len(sections) == len(brief.reports)
    for report in brief.reports:
        (section,) = [node for node in sections if node.attributes["id"] == f"r-{report.id}"]
        (text,) = section.with_class("text")
        assert bare(text.text) == bare(report.text)


@examples
@given(briefs())
def test_every_target_has_a_rule_for_exactly_its_words(brief: Brief) -> None:
    page = parse(html_brief(brief))
    style = next(node.text for node in page.all() if node.tag == "style")
    by_id = {node.attributes["id"]: node for node in page.all() if "id" in node.attributes}
    for attribution in brief.attributions:
        anchor = by_id[f"a-{key(attribution.id)}"]
        assert f"s-{key(attribution.id)}" in by_id
        number = next(name[1:] for name in anchor.classes if re.fullmatch(r"n\d+", name))
        assert f".n{number}:target~.c{number}," in style
        section = by_id[f"r-{attribution.report}"]
        for letter, spans in (("c", attribution.content), ("s", attribution.source), ("u", attribution.cue)):
            assert bare("".join(node.text for node in section.with_class(letter + number))) == covered(spans)
            reached = {id(node) for node in _reached(section, anchor)}
            assert all(id(node) in reached for node in section.with_class(letter + number))


def _reached(section: Node, anchor: Node) -> list[Node]:
    """The elements that `anchor ~ x` and `anchor ~ * x` match."""
    for parent in section.all():
        if any(child is anchor for child in parent.children):
            position = next(n for n, child in enumerate(parent.children) if child is anchor)
            after = [child for child in parent.children[position + 1 :] if isinstance(child, Node)]
            return [node for sibling in after for node in sibling.all()]
    raise AssertionError("the anchor is not in its report")


@examples
@given(briefs())
def test_no_control_character_reaches_the_terminal(brief: Brief) -> None:
    out = io.StringIO()
    console = Console(file=out, width=72)
    show_brief(brief, console)
    for report in brief.reports:
        own = [attribution for attribution in brief.attributions if attribution.report == report.id]
        show_reading(report, own, brief.problems, console)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", out.getvalue())
    out.getvalue().encode()


@examples
@given(briefs())
def test_markdown_holds_no_markup_of_a_report(brief: Brief) -> None:
    found = markdown_brief(brief)
    found.encode()
    page = parse(MarkdownIt("commonmark").enable("table").render(found))
    assert {node.tag for node in page.all()} <= {
        "#root",
        *"h1 h2 h3 h4 p ol ul li strong a blockquote table thead tbody tr th td".split(),
    }
    assert all(re.fullmatch(r"#report-\d+", node.attributes["href"]) for node in page.all() if node.tag == "a")
    for attribution in brief.attributions:
        assert all(
            bare(span.exact) in bare(page.text) for span in attribution.content[:1] if len(attribution.content) == 1
        )


@examples
@given(briefs(), st.randoms())
def test_order_of_the_inputs_changes_nothing(brief: Brief, random: object) -> None:
    def shuffled(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(items, len(items)))  # type: ignore[attr-defined]

    other = replace(
        brief,
        reports=shuffled(brief.reports),
        attributions=shuffled(brief.attributions),
        claims=shuffled(brief.claims),
        comparisons=shuffled(brief.comparisons),
        rivalries=shuffled(brief.rivalries),
        speakers=shuffled(brief.speakers),
    )  # type: ignore[type-var]
    assert html_brief(other) == html_brief(brief)


@examples
@given(briefs())
def test_every_quoted_word_stands_in_a_report(brief: Brief) -> None:
    texts = " ".join(bare(report.text) for report in brief.reports)
    page = parse(html_brief(brief))
    quotes = [node for node in page.all() if node.tag in {"q", "blockquote"}]
    for quote in quotes:
        # What is cut and what stands apart is said; the page may add quotation marks around the whole.
        for part in re.split(r"\[?…\]?", quote.text):
            words = bare(part)
            assert any(bit in texts for bit in (words, words[1:], words[:-1], words[1:-1]))


@examples
@given(briefs())
def test_the_picture_is_a_drawing_and_nothing_else(brief: Brief) -> None:
    picture = timeline_svg(brief)
    picture.encode()
    tags = {node.tag for node in parse(picture).all()}
    assert tags <= {"#root", "svg", "g", "line", "rect", "circle", "text", "title"}
    places = [float(number) for number in re.findall(r'[xc12]="(-?[\d.e]+)%"', picture)]
    assert all(0 <= place <= 100 for place in places)
