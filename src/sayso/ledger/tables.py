"""What a ledger keeps of reports and what they tell.

Nouns are kept whole (`sayso.codec`); the columns beside them are what is asked for.

`reports.current` is False where a newer version of the same address has come: its statements then belong to nobody
(`speaker`, `origin`, `claim` are null), and it can still be read. Text columns hold no NUL and no lone surrogate; the nouns do.
"""

from __future__ import annotations

import sqlalchemy as sa

from sayso.ledger.metadata import metadata

# Compared byte by byte on every database, so that an order is one order.
Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")

pages = sa.Table(
    "pages",
    metadata,
    sa.Column("sha256", Id, primary_key=True),
    # The bytes as obtained, compressed (zlib).
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", Id, nullable=False, unique=True),
    sa.Column("page", Id, sa.ForeignKey("pages.sha256"), nullable=False, index=True),
    sa.Column("address", sa.Text, nullable=False),
    # Its digest, by which versions of one address are found: no index takes an address of any length.
    sa.Column("address_key", Id, nullable=False),
    # What is known of the page beside its bytes (a Page without content), so that it can be read again.
    sa.Column("obtained", Id, nullable=False),
    sa.Column("noun", sa.LargeBinary, nullable=False),
    sa.Column("problems", sa.Text, nullable=False),
    # Which reader read it, and whether as plain text.
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("plain", sa.Boolean, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("published", Id, index=True),
    sa.Column("added", Id, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    # The version that this one replaced.
    sa.Column("replaces", Id, sa.ForeignKey("reports.id")),
)
# No address has two current versions.
sa.Index(
    "uq_reports_current",
    reports.c.address_key,
    unique=True,
    sqlite_where=reports.c.current,
    postgresql_where=reports.c.current,
)

statements = sa.Table(
    "statements",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("report", Id, sa.ForeignKey("reports.id"), nullable=False, index=True),
    # Its place among the statements of its report, from 0.
    sa.Column("place", sa.Integer, nullable=False),
    # The statement that it stands in.
    sa.Column("inside", Id),
    sa.Column("noun", sa.Text, nullable=False),
    # As the pile shows it, where that differs from what its report alone tells.
    sa.Column("shown", sa.Text),
    sa.Column("speaker", Id, index=True),
    sa.Column("origin", Id, index=True),
    sa.Column("claim", Id, index=True),
    # The window of what it foretells, ISO days; "" on a side that is open. Null where it foretells nothing.
    sa.Column("foretells_from", Id),
    sa.Column("foretells_to", Id, index=True),
)
# Of those that stand in another alone: else SQLite, having counted how many stand in none, goes through all instead.
_INSIDE = statements.c.inside.is_not(None)
sa.Index("ix_statements_inside", statements.c.inside, sqlite_where=_INSIDE, postgresql_where=_INSIDE)

speakers = sa.Table(
    "speakers",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("type", Id, nullable=False),
    sa.Column("named", sa.Boolean, nullable=False),
    # How many statements it makes.
    sa.Column("told", sa.Integer, nullable=False),
    sa.Column("noun", sa.Text, nullable=False),
)

sa.Index("ix_speakers_order", speakers.c.named.desc(), speakers.c.told.desc(), speakers.c.id)

origins = sa.Table(
    "origins",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", Id, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("noun", sa.Text, nullable=False),
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("fewest", sa.Integer, nullable=False),
    sa.Column("most", sa.Integer, nullable=False),
    sa.Column("noun", sa.Text, nullable=False),
)

sa.Index("ix_claims_order", claims.c.most.desc(), claims.c.fewest.desc(), claims.c.id)

comparisons = sa.Table(
    "comparisons",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("a", Id, sa.ForeignKey("statements.id"), nullable=False, index=True),
    sa.Column("b", Id, sa.ForeignKey("statements.id"), nullable=False, index=True),
    sa.Column("type", Id, nullable=False),
    sa.Column("relation", Id, nullable=False),
    # The sides that it stands between, the lesser first, and how many origins both have at most (`ledger.sides`).
    sa.Column("low", Id),
    sa.Column("high", Id),
    sa.Column("most", sa.Integer),
    sa.Column("noun", sa.Text, nullable=False),
)

sa.Index(
    "ix_comparisons_order",
    *(comparisons.c.relation, comparisons.c.most.desc(), comparisons.c.low, comparisons.c.high),
    *(comparisons.c.type, comparisons.c.id),
)
sa.Index("ix_comparisons_sides", comparisons.c.low, comparisons.c.high)

derivations = sa.Table(
    "derivations",
    metadata,
    sa.Column("report", Id, sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("original", Id, sa.ForeignKey("reports.id"), nullable=False, index=True),
    sa.Column("kind", Id, nullable=False),
    sa.Column("noun", sa.Text, nullable=False),
)

shelf = sa.Table(
    "shelf",
    metadata,
    # The digest of kind and key.
    sa.Column("key", sa.LargeBinary, primary_key=True),
    sa.Column("member", sa.LargeBinary, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

state = sa.Table(
    "state",
    metadata,
    # One row. `revision` counts the transactions that changed the pile; `reread` those of them that read kept pages anew, since
    # when nouns that a process remembers may be others.
    sa.Column("only", sa.Integer, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("reread", sa.Integer, nullable=False),
)
