-- Table reference says since this version which parties see a record too, and more of what can be asked (ReadModel).
-- The tables of before lack it, and are made again from block 0.

truncate block, transaction, fact, reference;
update checkpoint set block = -1, header_hash = '';
