"""What a site lets programs fetch (RFC 9309), and how soon after each other; for what nobody asked for by name.

One that cannot be asked is left alone, one without rules lets everything be fetched, as the standard has it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from sayso.collect.fetch import AnsweredError, get, user_agent
from sayso.collect.limits import Limits
from sayso.collect.unreadable import UnreadableError

# Between two requests to one host, in seconds: at least, and whatever its rules ask, at most.
_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_ALL, _NONE = "", "User-agent: *\nDisallow: /"


class Robots:
    """The rules of the sites that were asked, each once, and when each was last fetched from."""

    def __init__(self, limits: Limits, wait: Callable[[float], None] = time.sleep) -> None:
        self._limits = limits
        self._wait = wait
        self._rules: dict[str, Protego] = {}
        self._last: dict[str, float] = {}

    def allows(self, address: str) -> bool:
        """May it be fetched? Asks the site where it has not been asked yet."""
        return bool(self._of(address).can_fetch(address, user_agent()))

    def pause(self, address: str) -> None:
        """Wait until its host may be asked again."""
        host, now = _origin(address), time.monotonic()
        asked = self._of(address).crawl_delay(user_agent())
        least = min(max(_PAUSE, float(asked or 0)), _LONGEST_PAUSE)
        if host in self._last and (left := self._last[host] + least - now) > 0:
            self._wait(left)
        self._last[host] = time.monotonic()

    def _of(self, address: str) -> Protego:
        host = _origin(address)
        if host not in self._rules:
            self._rules[host] = Protego.parse(self._text(f"{host}/robots.txt"))
        return self._rules[host]

    def _text(self, address: str) -> str:
        try:
            return get(address, self._limits).content.decode("utf-8", "replace")
        except AnsweredError as error:
            return _ALL if 400 <= error.status < 500 else _NONE
        except UnreadableError:
            return _NONE


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
