-- Every event in the order of the log, as one would ask for it at first.
SELECT name, envelope FROM event ORDER BY position;
