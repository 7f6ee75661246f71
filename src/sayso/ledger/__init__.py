"""The ledger: a pile that grows, in SQLite or PostgreSQL. All SQL of the project is here."""
