-- Attachments of cases. Their content lies beside the store, in files named after its SHA-256; here is what each one is.
-- Nothing is deleted: a withdrawn attachment keeps its row and its content.

CREATE TABLE attachment (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  case_id BIGINT NOT NULL REFERENCES legal_case (id),
  -- The step of the procedure the paper belongs to; the table of steps comes with the procedure.
  event_id BIGINT,
  role TEXT NOT NULL CHECK (role <> ''),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL CHECK (LENGTH(sha256) = 64),
  taken_date TEXT,
  note TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by BIGINT NOT NULL REFERENCES account (id),
  withdrawn_at TEXT,
  withdrawn_by BIGINT REFERENCES account (id),
  withdraw_reason TEXT NOT NULL,
  CHECK ((withdrawn_at IS NULL) = (withdraw_reason = ''))
);
CREATE INDEX attachment_case ON attachment (case_id, id);
CREATE INDEX attachment_sha256 ON attachment (sha256);
