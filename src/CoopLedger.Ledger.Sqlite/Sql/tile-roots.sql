SELECT number, root FROM tile
WHERE level = $level AND number BETWEEN $first AND $last ORDER BY number;
