"""The first tables, as they were: no later change of the schema changes this step.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Compared byte by byte on every database.
ID = sa.String().with_variant(sa.String(collation="C"), "postgresql")


SQLITE = ("CREATE VIRTUAL TABLE {0} USING fts5 (terms, content='', tokenize=\"ascii tokenchars '.'\")",)
POSTGRES = (
    "CREATE TABLE {0} (number integer PRIMARY KEY, terms tsvector NOT NULL)",
    "CREATE INDEX ix_{0}_terms ON {0} USING gin (terms)",
)


def upgrade() -> None:
    """Make every table, and the indexes of words."""
    op.create_table(
        "claims",
        sa.Column("id", ID, nullable=False),
        sa.Column("fewest", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index(
        "ix_claims_order",
        "claims",
        [sa.literal_column("most DESC"), sa.literal_column("fewest DESC"), "id"],
        unique=False,
    )
    op.create_table(
        "copy_crowds",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", ID, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_copy_crowds"),
    )
    op.create_table(
        "copy_prints",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("site", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "site", "number", name="pk_copy_prints"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy_sites",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", ID, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_copy_sites"),
        sa.UniqueConstraint("name", name="uq_copy_sites_name"),
    )
    op.create_table(
        "feeds",
        sa.Column("address", ID, nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("address", name="pk_feeds"),
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("deed", ID, nullable=False),
        sa.Column("about", ID, nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("value", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", ID, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=False),
        sa.Column("quotes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
    )
    op.create_table(
        "likeness_texts",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", ID, nullable=False),
        sa.Column("norm", sa.BigInteger(), nullable=False),
        sa.Column("floor", sa.Double(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_likeness_texts"),
        sa.UniqueConstraint("text", name="uq_likeness_texts_text"),
    )
    op.create_table(
        "likeness_words",
        sa.Column("word", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("word", "place", name="pk_likeness_words"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "name_terms",
        sa.Column("term", ID, nullable=False),
        sa.Column("speaker", ID, nullable=False),
        sa.PrimaryKeyConstraint("term", "speaker", name="pk_name_terms"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_terms_speaker", "name_terms", ["speaker"], unique=False)
    op.create_table(
        "origins",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_origins"),
    )
    op.create_table(
        "pages",
        sa.Column("sha256", ID, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_pages"),
    )
    op.create_table(
        "shelf",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("member", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", "member", name="pk_shelf"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speakers",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", ID, nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_speakers"),
    )
    op.create_index(
        "ix_speakers_order",
        "speakers",
        [sa.literal_column("named DESC"), sa.literal_column("told DESC"), "id"],
        unique=False,
    )
    op.create_table(
        "state",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reread", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_state"),
    )
    op.create_table(
        "copy_reports",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("rank", ID, nullable=False),
        sa.Column("site", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=False),
        sa.Column("original", sa.Integer(), nullable=True),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.Column("prints", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["site"], ["copy_sites.number"], name="fk_copy_reports_site"),
        sa.PrimaryKeyConstraint("number", name="pk_copy_reports"),
        sa.UniqueConstraint("id", name="uq_copy_reports_id"),
    )
    op.create_index("ix_copy_reports_original", "copy_reports", ["original"], unique=False)
    op.create_table(
        "feed_entries",
        sa.Column("feed", ID, nullable=False),
        sa.Column("entry", ID, nullable=False),
        sa.Column("stamp", ID, nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.address"], name="fk_feed_entries_feed"),
        sa.PrimaryKeyConstraint("feed", "entry", name="pk_feed_entries"),
    )
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("page", ID, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_key", ID, nullable=False),
        sa.Column("obtained", ID, nullable=False),
        sa.Column("noun", sa.LargeBinary(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("plain", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", ID, nullable=True),
        sa.Column("added", ID, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("replaces", ID, nullable=True),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"], name="fk_reports_page"),
        sa.ForeignKeyConstraint(["replaces"], ["reports.id"], name="fk_reports_replaces"),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    op.create_index("ix_reports_page", "reports", ["page"], unique=False)
    op.create_index("ix_reports_published", "reports", ["published"], unique=False)
    op.create_index(
        "uq_reports_current",
        "reports",
        ["address_key"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "derivations",
        sa.Column("report", ID, nullable=False),
        sa.Column("original", ID, nullable=False),
        sa.Column("kind", ID, nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["reports.id"], name="fk_derivations_original"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_derivations_report"),
        sa.PrimaryKeyConstraint("report", name="pk_derivations"),
    )
    op.create_index("ix_derivations_original", "derivations", ["original"], unique=False)
    op.create_table(
        "passages",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("same", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_passages_report"),
        sa.PrimaryKeyConstraint("number", name="pk_passages"),
    )
    op.create_index("ix_passages_report", "passages", ["report"], unique=False)
    op.create_table(
        "said",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("statement", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("same", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_said_report"),
        sa.PrimaryKeyConstraint("number", name="pk_said"),
        sa.UniqueConstraint("statement", name="uq_said_statement"),
    )
    op.create_index("ix_said_report", "said", ["report"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", ID, nullable=False),
        sa.Column("report", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("speaker", ID, nullable=True),
        sa.Column("origin", ID, nullable=True),
        sa.Column("claim", ID, nullable=True),
        sa.Column("foretells_from", ID, nullable=True),
        sa.Column("foretells_to", ID, nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="fk_statements_report"),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
    )
    op.create_index("ix_statements_claim", "statements", ["claim"], unique=False)
    op.create_index("ix_statements_foretells_to", "statements", ["foretells_to"], unique=False)
    op.create_index("ix_statements_origin", "statements", ["origin"], unique=False)
    op.create_index("ix_statements_report", "statements", ["report"], unique=False)
    op.create_index("ix_statements_speaker", "statements", ["speaker"], unique=False)
    op.create_table(
        "comparisons",
        sa.Column("id", ID, nullable=False),
        sa.Column("a", ID, nullable=False),
        sa.Column("b", ID, nullable=False),
        sa.Column("type", ID, nullable=False),
        sa.Column("relation", ID, nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["statements.id"], name="fk_comparisons_a"),
        sa.ForeignKeyConstraint(["b"], ["statements.id"], name="fk_comparisons_b"),
        sa.PrimaryKeyConstraint("id", name="pk_comparisons"),
    )
    op.create_index("ix_comparisons_a", "comparisons", ["a"], unique=False)
    op.create_index("ix_comparisons_b", "comparisons", ["b"], unique=False)
    op.create_index("ix_comparisons_relation", "comparisons", ["relation"], unique=False)

    for name in ("passage_terms", "said_terms"):
        for statement in POSTGRES if op.get_bind().dialect.name == "postgresql" else SQLITE:
            op.execute(statement.format(name))
