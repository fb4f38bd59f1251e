-- The index over streams and revisions alone, in its own order: the table is not looked at.
SELECT stream, revision, position FROM event INDEXED BY sqlite_autoindex_event_2
ORDER BY stream, revision;
