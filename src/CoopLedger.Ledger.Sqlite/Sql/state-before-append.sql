-- One row: where the stream stands, and when the last event was recorded.
SELECT
    (SELECT coalesce(max(revision), -1) FROM event WHERE stream = $stream),
    coalesce((SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1), $never);
