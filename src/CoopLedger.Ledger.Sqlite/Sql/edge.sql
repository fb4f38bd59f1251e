SELECT size, bytes, coalesce((SELECT max(position) FROM event), 0) FROM edge WHERE one = 1;
