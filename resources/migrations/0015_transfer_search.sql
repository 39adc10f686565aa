-- Matters of 两法衔接 are found by their text like everything else; those entered before are put in line to be read.
INSERT INTO search_waiting (id, listing_date, text, stale)
SELECT id * 8 + 6, substr(opened_at, 1, 10), '', 1 FROM transfer ORDER BY id;
