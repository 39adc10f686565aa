-- Clues are found by their text like everything else; those entered before are put in line to be read.
INSERT INTO search_waiting (id, listing_date, text, stale)
SELECT id * 8 + 2, COALESCE(found_at, ''), '', 1 FROM clue ORDER BY id;
