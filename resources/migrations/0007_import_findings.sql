-- What an import was remarked on, kept with it until somebody has gone through it. The cells stand here as the file had them.

ALTER TABLE import_batch ADD COLUMN warning_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN info_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN skip_count BIGINT NOT NULL DEFAULT 0;

CREATE TABLE import_finding (
  id {{identity}},
  import_id BIGINT NOT NULL REFERENCES import_batch (id),
  sheet TEXT NOT NULL,
  row_no BIGINT NOT NULL,
  column_letter TEXT NOT NULL,
  heading TEXT NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('warning', 'info', 'skip')),
  raw_value TEXT NOT NULL,
  expected_value TEXT NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX import_finding_import ON import_finding (import_id, id);
{{append_only import_finding}}

-- Somebody went through the findings of an import: once, with a reason.
CREATE TABLE import_review (
  import_id BIGINT PRIMARY KEY REFERENCES import_batch (id),
  reviewed_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  reason TEXT NOT NULL CHECK (reason <> '')
);
{{append_only import_review}}
