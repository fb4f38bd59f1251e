-- For the connection that writes: what a commit acknowledges is on the disk. On macOS a plain
-- fsync leaves it in the disk's own cache.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;

-- The ids of events are spread over the whole of their index. What is not kept in memory (KiB) is
-- read again at every append.
PRAGMA cache_size = -65536;

-- Pages in the -wal file before they are moved: a page that changes often is moved once.
PRAGMA wal_autocheckpoint = 4000;
