SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1;
