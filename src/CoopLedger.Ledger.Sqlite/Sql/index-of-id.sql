-- The index over ids alone, in its own order: the table is not looked at.
SELECT id, position FROM event INDEXED BY sqlite_autoindex_event_1 ORDER BY id;
