-- The first position that the index over stream and revision does not lead to, or that it leads to in vain.
-- The index is that of the table's UNIQUE constraint; all of both sides is read.
SELECT min(position) FROM (
    SELECT min(event.position) AS position FROM event NOT INDEXED
    WHERE NOT EXISTS (
        SELECT 1 FROM event AS found INDEXED BY sqlite_autoindex_event_2
        WHERE found.stream = event.stream AND found.revision = event.revision AND found.position = event.position)
    UNION ALL
    SELECT min(found.position) FROM event AS found INDEXED BY sqlite_autoindex_event_2
    WHERE NOT EXISTS (
        SELECT 1 FROM event NOT INDEXED WHERE event.position = found.position));
