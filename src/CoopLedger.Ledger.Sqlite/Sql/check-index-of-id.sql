-- The first position that the index over id does not lead to, or that it leads to in vain.
-- The index is that of the table's UNIQUE constraint; all of both sides is read.
SELECT min(position) FROM (
    SELECT min(event.position) AS position FROM event NOT INDEXED
    WHERE NOT EXISTS (
        SELECT 1 FROM event AS found INDEXED BY sqlite_autoindex_event_1
        WHERE found.id = event.id AND found.position = event.position)
    UNION ALL
    SELECT min(found.position) FROM event AS found INDEXED BY sqlite_autoindex_event_1
    WHERE NOT EXISTS (
        SELECT 1 FROM event NOT INDEXED WHERE event.position = found.position));
