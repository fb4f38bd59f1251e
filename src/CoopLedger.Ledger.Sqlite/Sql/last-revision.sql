-- Where a stream stands.
SELECT coalesce(max(revision), -1) FROM event WHERE stream = $stream;
