-- Somebody else may have stored one for this size: it stays.
INSERT OR IGNORE INTO checkpoint (size, note) VALUES ($size, $note);
