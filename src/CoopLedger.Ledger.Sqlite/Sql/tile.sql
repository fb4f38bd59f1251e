SELECT hashes FROM tile WHERE level = $level AND number = $number;
