-- The quarterly forms of member units (成员单位报表). What a unit sent is never changed: an amendment is a further submission, and the values in
-- force are those of the last one not later than the instant that is asked for.

CREATE TABLE report_due (
  id {{identity}},
  period TEXT NOT NULL CHECK (period <> ''),
  -- NULL: for all units. The latest row that concerns a unit holds.
  office_id BIGINT REFERENCES office (id),
  due_at TEXT NOT NULL CHECK (due_at <> ''),
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX report_due_period ON report_due (period, id);
{{append_only report_due}}

CREATE TABLE report_submission (
  id {{identity}},
  office_id BIGINT NOT NULL REFERENCES office (id),
  period TEXT NOT NULL CHECK (period <> ''),
  number BIGINT NOT NULL CHECK (number > 0),
  submitted_at TEXT NOT NULL CHECK (submitted_at <> ''),
  zero_declared BIGINT NOT NULL CHECK (zero_declared IN (0, 1)),
  signer TEXT NOT NULL,
  note TEXT NOT NULL,
  import_id BIGINT REFERENCES import_batch (id),
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  UNIQUE (office_id, period, number),
  -- An amendment says why, or came in a file.
  CHECK (number = 1 OR note <> '' OR import_id IS NOT NULL)
);
CREATE INDEX report_submission_period ON report_submission (period, office_id, number);
{{append_only report_submission}}

CREATE TABLE report_value (
  submission_id BIGINT NOT NULL REFERENCES report_submission (id),
  code TEXT NOT NULL CHECK (code <> ''),
  -- Base unit of the indicator: pieces, fen, thousandths of a tonne. NULL takes an earlier value back.
  amount BIGINT CHECK (amount >= 0),
  qualifier TEXT NOT NULL,
  given TEXT NOT NULL,
  given_unit TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (submission_id, code)
);
{{append_only report_value}}

-- Why a remark about a form is right as it is. The key names the rule and the numbers it saw.
CREATE TABLE report_answer (
  id {{identity}},
  office_id BIGINT NOT NULL REFERENCES office (id),
  period TEXT NOT NULL CHECK (period <> ''),
  remark TEXT NOT NULL CHECK (remark <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX report_answer_period ON report_answer (period, office_id, id);
{{append_only report_answer}}

-- Files of forms are imports too; which kinds there are is the matter of the program, which refuses others.
{{on sqlite}}
PRAGMA defer_foreign_keys = ON;
CREATE TABLE import_batch_kept AS SELECT * FROM import_batch;
DROP TABLE import_batch;
CREATE TABLE import_batch (
  id {{identity}},
  kind TEXT NOT NULL CHECK (kind <> ''),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  row_count BIGINT NOT NULL,
  created_count BIGINT NOT NULL,
  updated_count BIGINT NOT NULL,
  undone_at TEXT,
  warning_count BIGINT NOT NULL DEFAULT 0,
  info_count BIGINT NOT NULL DEFAULT 0,
  skip_count BIGINT NOT NULL DEFAULT 0
);
INSERT INTO import_batch (id, kind, file_name, file_sha256, imported_at, account_id, row_count, created_count, updated_count, undone_at, warning_count, info_count, skip_count)
SELECT id, kind, file_name, file_sha256, imported_at, account_id, row_count, created_count, updated_count, undone_at, warning_count, info_count, skip_count FROM import_batch_kept ORDER BY id;
DROP TABLE import_batch_kept;
{{end}}
{{on postgres}}
ALTER TABLE import_batch DROP CONSTRAINT import_batch_kind_check;
ALTER TABLE import_batch ADD CONSTRAINT import_batch_kind_check CHECK (kind <> '');
{{end}}
