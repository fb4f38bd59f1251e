RELEASE append;
