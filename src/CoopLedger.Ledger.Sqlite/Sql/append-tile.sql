INSERT INTO tile (level, number, root, hashes) VALUES ($level, $number, $root, $hashes);
