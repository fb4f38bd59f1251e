ROLLBACK TO append;
