-- Search over everything, and named views of lists.
-- search_record holds the folded text of each record that can be found, one line a field. Its key is the record's key * 8 + kind
-- (1 case, 2 clue, 3 party, 4 goods, 5 paper). place says where its grams are: segment * 65536 + slot.
CREATE TABLE search_record (
  id {{key}},
  listing_date TEXT NOT NULL,
  text TEXT NOT NULL,
  place BIGINT NOT NULL
);

-- Records, or newer texts of records above, that are in no segment yet: all that a save writes. stale is 1 when the text itself still
-- has to be made from the record.
CREATE TABLE search_waiting (
  id {{key}},
  listing_date TEXT NOT NULL,
  text TEXT NOT NULL,
  stale BIGINT NOT NULL
);

-- Records whose grams were written together, newest first; never changed, only replaced.
CREATE TABLE search_segment (
  number BIGINT PRIMARY KEY,
  kind BIGINT NOT NULL,
  size BIGINT NOT NULL,
  bounds {{bytes}} NOT NULL
);

-- The slots of a segment that contain a gram; the key is the segment's number * 2^33 + the gram.
CREATE TABLE search_posting (
  id {{key}},
  slots {{bytes}} NOT NULL
);

INSERT INTO search_waiting (id, listing_date, text, stale)
SELECT id * 8 + 1, listing_date, search_text, 1 FROM legal_case ORDER BY id;
INSERT INTO search_waiting (id, listing_date, text, stale)
SELECT id * 8 + 4, COALESCE(seized_date, ''), name, 1 FROM seized_item ORDER BY id;
CREATE INDEX search_record_place ON search_record (place);
CREATE INDEX search_waiting_stale ON search_waiting (id) WHERE stale = 1;
ALTER TABLE legal_case DROP COLUMN search_text;

CREATE TABLE named_view (
  id {{identity}},
  account_id BIGINT NOT NULL REFERENCES account (id),
  page TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  content TEXT NOT NULL,
  UNIQUE (account_id, page, name)
);
