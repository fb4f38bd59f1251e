SELECT size, note FROM checkpoint WHERE size <= $until
ORDER BY size DESC LIMIT 1;
