SELECT position, envelope FROM event
WHERE position BETWEEN $first AND $last ORDER BY position;
