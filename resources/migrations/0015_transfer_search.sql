-- Matters of 两法衔接 are found by their text like everything else; those entered before are put in line to be read.
INSERT INTO search_waiting (id, listing_date, text, stale)
SELECT id * 8 + 6, substr(opened_at, 1, 10), '', 1 FROM transfer ORDER BY id;

-- A page of the matters of a state without sorting all of them, and the milestones of one matter without going through those of all.
DROP INDEX transfer_standing_state;
CREATE INDEX transfer_standing_state ON transfer_standing (state, transfer_id);
DROP INDEX transfer_milestone_transfer;
CREATE INDEX transfer_milestone_transfer ON transfer_milestone (transfer_id, name, happened_on);
