-- What format 2 adds, inside a transaction of whoever runs it. The rows of `tile` are computed from
-- the events and written in the same transaction.

-- The hashes of the Merkle tree, 256 to a row; only whole rows are kept. At level 0 those of
-- the leaves 256 x number and following; an entry of level L is the root over 256^L leaves. `root`
-- is the root over the row's own 256: the entry `number` of the level above. It stands before the
-- hashes, so that it is read without them.
CREATE TABLE tile (
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
    number INTEGER NOT NULL CHECK (number >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (level, number)
) STRICT;

-- Signed checkpoints: C2SP notes, byte for byte as they were given out.
CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY CHECK (size >= 0),
    note BLOB NOT NULL
) STRICT;

CREATE TRIGGER tile_is_never_changed BEFORE UPDATE ON tile
BEGIN SELECT RAISE(ABORT, 'A hash is never changed.'); END;

CREATE TRIGGER tile_is_never_removed BEFORE DELETE ON tile
BEGIN SELECT RAISE(ABORT, 'A hash is never removed.'); END;

CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'A signed checkpoint is never changed.'); END;

CREATE TRIGGER checkpoint_is_never_removed BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'A signed checkpoint is never removed.'); END;

PRAGMA user_version = 2;
