-- Table reference says since this version whose flags, seals and certificates are too, for auditors (ReadModel).
-- The tables of before lack it, and are made again from block 0.

truncate block, transaction, fact, reference, addend, total;
update checkpoint set block = -1, header_hash = '';
