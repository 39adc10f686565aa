-- What stands in a form that is not saved yet, so that a crash loses at most a few seconds of typing. No record: an account
-- sees its own drafts only, they are overwritten and removed, and no audit row tells of them.

CREATE TABLE draft (
  uid TEXT PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  record_id BIGINT NOT NULL CHECK (record_id >= 0),
  base_version BIGINT NOT NULL CHECK (base_version >= 0),
  title TEXT NOT NULL,
  fields TEXT NOT NULL,
  saved_at TEXT NOT NULL
);
CREATE INDEX draft_account ON draft (account_id, kind, record_id);
