-- A new ledger of format 1, which format-2.sql then adds to. $ledger is its id, 16 bytes in
-- RFC 9562 order.
PRAGMA page_size = 8192; -- half as many pages to a commit of many events as SQLite's own 4096

BEGIN IMMEDIATE;

PRAGMA application_id = 0x434f4f50; -- 'COOP'
PRAGMA user_version = 1;

CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    format INTEGER NOT NULL, -- the format it was first made in; user_version has today's
    created_at INTEGER NOT NULL -- milliseconds since 1970-01-01 UTC
) STRICT;

-- The envelope is the event; the other columns are copies to search by, checked at every read.
CREATE TABLE event (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL,
    recorded_at INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC; never less than before
    checksum INTEGER NOT NULL, -- CRC-32C of the envelope: tells where a disk has lost a bit
    envelope BLOB NOT NULL,
    UNIQUE (stream, revision)
) STRICT;

-- The right edge of the Merkle tree over all envelopes.
CREATE TABLE edge (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL CHECK (size >= 0),
    bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'An event is never changed: record a correction.'); END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'An event is never removed: record a correction.'); END;

CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'A ledger keeps its id.'); END;

CREATE TRIGGER ledger_is_never_removed BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'A ledger keeps its id.'); END;

CREATE TRIGGER edge_is_never_removed BEFORE DELETE ON edge
BEGIN SELECT RAISE(ABORT, 'A ledger keeps its Merkle edge.'); END;

INSERT INTO ledger (one, id, format, created_at)
VALUES (1, $ledger, 1, CAST(unixepoch('subsec') * 1000 AS INTEGER));

INSERT INTO edge (one, size, bytes) VALUES (1, 0, zeroblob(8));

COMMIT;
