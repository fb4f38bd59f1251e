SELECT size, note FROM checkpoint WHERE size > $after ORDER BY size;
