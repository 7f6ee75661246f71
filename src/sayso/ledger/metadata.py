"""The one collection of tables; each is defined beside the code that reads and writes it."""

from __future__ import annotations

import sqlalchemy as sa

# Named, so that a migration can speak of a constraint on every database.
metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
