-- One append of a group: it can fail without the others.
SAVEPOINT append;
