SELECT number, root, hashes FROM tile WHERE level = $level ORDER BY number;
