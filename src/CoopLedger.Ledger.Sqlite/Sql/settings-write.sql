-- For the connection that writes: what a commit acknowledges is on the disk. On macOS a plain
-- fsync leaves it in the disk's own cache.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
