"""What a person reads: a brief in the terminal, as one HTML file and as Markdown, and a single reading.

`view` and `sections` hold what is shown, `arrange` makes it from a `Brief`, and the three renderers print it.
This room writes no file and changes nothing.
"""

from sayso.briefing.html import html_brief
from sayso.briefing.markdown import markdown_brief
from sayso.briefing.terminal import show_brief, show_reading
from sayso.briefing.timeline_svg import timeline_svg

__all__ = ["html_brief", "markdown_brief", "show_brief", "show_reading", "timeline_svg"]
