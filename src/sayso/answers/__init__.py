"""What a ledger answers, as a person reads it (terminal) and as a program does (JSON, CSV). Changes nothing, asks nothing."""
