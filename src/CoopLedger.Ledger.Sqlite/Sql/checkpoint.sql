-- Passive: it waits for nobody.
PRAGMA wal_checkpoint(PASSIVE);
