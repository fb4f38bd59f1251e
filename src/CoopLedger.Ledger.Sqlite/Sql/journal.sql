-- Last of all, so that a new ledger's header is in the file itself, never only in a log beside it.
PRAGMA journal_mode = WAL;
