SELECT id FROM ledger WHERE one = 1;
