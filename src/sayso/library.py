"""The Python interface: reports in, typed results out, in a script or a notebook.

Everything is read in this process, one page after another: no main guard is needed, and no limits of time and memory hold.
Where many pages of unknown kind are read, `Settings(here=False, jobs=4)` reads them in processes with limits, from under
`if __name__ == "__main__":`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from sayso import api
from sayso.api import HERE, Input, Settings, paths
from sayso.model import Problem
from sayso.pile import Pile
from sayso.pipeline import Reading


def read(inputs: Input | Sequence[Input], *, settings: Settings = HERE) -> Iterator[Reading | Problem]:
    """Read reports one at a time: paths, folders, addresses, or a mixture. What cannot be read comes as a Problem, at its place.

    Each Reading has the report, its attributions and its problems.
    """
    return api.read(paths([inputs] if isinstance(inputs, (str, os.PathLike)) else inputs), settings)


def brief(inputs: Input | Sequence[Input], question: str | None = None, *, settings: Settings = HERE) -> Pile:
    """Read and compare a pile of reports: paths, folders, addresses, or a mixture. What cannot be read is in `problems`."""
    return Pile(api.brief(paths([inputs] if isinstance(inputs, (str, os.PathLike)) else inputs), question, settings))
