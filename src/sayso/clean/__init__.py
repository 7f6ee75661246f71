"""Page -> Report: decode, parse, leave out what is not the article, and say what looks wrong. Sees one page at a time."""

from __future__ import annotations

from dataclasses import replace

from sayso.clean.assemble import assemble, plain_report, report_id
from sayso.clean.collage import collage_problems
from sayso.clean.decode import decode
from sayso.clean.draft import Draft
from sayso.clean.html import parse_html
from sayso.clean.language import language_of
from sayso.clean.markdown import looks_like_markdown, metadata_of, parse_markdown, split_front_matter
from sayso.clean.pdf import PdfError, parse_pdf
from sayso.clean.plain import parse_plain
from sayso.model import Page, Problem, Report

__all__ = ["clean", "report_id"]

_LANGUAGES = ("en",)


def clean(page: Page, *, plain: bool = False) -> tuple[Report | None, list[Problem]]:
    """The report of a page, or None with the Problem that says why; `plain` takes the text as it stands.

    A report in a language that cannot be read is returned with `unread` set.
    """
    if plain:
        text, problems = _as_it_stands(page)
        return _with_language(plain_report(page, text), problems)
    try:
        draft, problems = _draft(page)
    except PdfError as error:
        return None, [Problem("clean", f"PDF not read: {error}", page.address, "check that it opens, or give its text")]
    report = assemble(page, draft) if draft else None
    if report is None:
        return None, [
            *problems,
            Problem("clean", "no article text found", page.address, "save the article's own page or its text"),
        ]
    report, problems = _with_language(report, problems)
    if report.unread is None:
        stitched = collage_problems(report)
        report, problems = replace(report, stitched=bool(stitched)), [*problems, *stitched]
    return report, problems


def _draft(page: Page) -> tuple[Draft | None, list[Problem]]:
    if page.media_type == "application/pdf":
        return parse_pdf(page.content), []
    text, problems = decode(page)
    if page.media_type in ("text/html", "application/xhtml+xml"):
        return parse_html(text), problems
    fields, body = split_front_matter(text)
    markdown = page.media_type == "text/markdown" or looks_like_markdown(body)
    draft = parse_markdown(body) if markdown else parse_plain(body)
    draft.given = metadata_of(fields)
    return draft, problems


def _as_it_stands(page: Page) -> tuple[str, list[Problem]]:
    """The text exactly as UTF-8 gives it, so that offsets are those of the file; only a wrong encoding is mended."""
    try:
        return page.content.decode("utf-8"), []
    except UnicodeDecodeError:
        return decode(page)


def _with_language(report: Report, problems: list[Problem]) -> tuple[Report, list[Problem]]:
    """The report with its language: by its words or, where they are too few to tell, by what the page says."""
    language = language_of(report.text) or (report.language or "").partition("-")[0].lower() or None
    if language in (None, *_LANGUAGES):
        return replace(report, language=language), problems
    why = f"not read: its language is {language}, and only English is read"
    return replace(report, language=language, unread=why), [*problems, Problem("attribute", why, report.address)]
