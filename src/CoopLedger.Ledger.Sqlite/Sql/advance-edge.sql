UPDATE edge SET size = $size, bytes = $bytes WHERE one = 1;
