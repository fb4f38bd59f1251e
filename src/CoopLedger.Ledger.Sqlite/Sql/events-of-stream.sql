SELECT position, stream, revision, id, name, recorded_at, checksum, envelope FROM event
WHERE stream = $stream ORDER BY revision;
