-- The write lock at once: a lock taken later fails as busy without waiting for its turn.
BEGIN IMMEDIATE;
