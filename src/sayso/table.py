"""Lists of results that are at home in a notebook: typed objects, rows, a data frame, a table in HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Generic, TypeVar, overload

from sayso.errors import SetupError, UsageError

T = TypeVar("T")
Columns = Mapping[str, Callable[[T], Any]]
"""Names of columns, and what each holds of a result: text, a number, a boolean, a date or None."""

_FRAMES = ("pandas", "polars")
# So many rows, and so many characters of a cell, are shown in a notebook.
_SHOWN, _CELL = 20, 200


class Table(Sequence[T], Generic[T]):
    """Results in a fixed order: a sequence of nouns, each also a row of plain values. What is several is joined by `; `."""

    def __init__(self, items: Sequence[T], columns: Columns[T]) -> None:
        self._items = tuple(items)
        self._columns = columns

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Table[T]: ...

    def __getitem__(self, at: int | slice) -> T | Table[T]:
        return Table(self._items[at], self._columns) if isinstance(at, slice) else self._items[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Table) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        kind = type(self._items[0]).__name__ if self._items else "nothing"
        return f"<Table of {len(self)} {kind}>"

    def rows(self) -> list[dict[str, Any]]:
        """Each result as a row of plain values, all with the same columns."""
        return [{name: value(one) for name, value in self._columns.items()} for one in self._items]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of a row."""
        return tuple(self._columns)

    def to_frame(self, library: str | None = None) -> Any:
        """A data frame of pandas or polars: of the one named, else of the first that is installed, in this order.

        Raises SetupError where there is none, UsageError for another name.
        """
        if library is not None and library not in _FRAMES:
            raise UsageError(f"{library}: no library for data frames that is known here; use {' or '.join(_FRAMES)}")
        wanted = [library] if library else list(_FRAMES)
        there = next((name for name in wanted if find_spec(name) is not None), None)
        if there is None:
            raise SetupError(f"{' or '.join(wanted)} is not installed: pip install {wanted[0]}")
        rows, made = self.rows(), import_module(there).DataFrame
        if there == "pandas":
            return made(rows, columns=list(self.columns))
        # It guesses a column's type from its first rows, and must see them all: a date may come late.
        return made(rows, schema=None if rows else list(self.columns), infer_schema_length=None)

    def _repr_html_(self) -> str:
        rows = self[:_SHOWN].rows()
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row.values()) + "</tr>" for row in rows)
        rest = f"<p>and {len(self) - len(rows)} more</p>" if len(self) > len(rows) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    # Control characters of a report must not steer the page that shows them.
    shown = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
    return escape(shown if len(shown) <= _CELL else shown[: _CELL - 1] + "…")
