-- The course of a case: its steps, the clocks that run, and what an office changed in the law book.

-- A step of a case. Rows are never changed: a correction or a withdrawal is a new row that names the one it replaces.
CREATE TABLE case_event (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  chain_id BIGINT REFERENCES case_event (id),
  case_id BIGINT NOT NULL REFERENCES legal_case (id),
  kind TEXT NOT NULL CHECK (kind IN ('record', 'correction', 'withdrawal')),
  replaces_id BIGINT UNIQUE REFERENCES case_event (id),
  step TEXT NOT NULL CHECK (step <> ''),
  happened_on TEXT NOT NULL,
  doc_no TEXT NOT NULL,
  subject_id BIGINT REFERENCES case_event (id),
  details TEXT NOT NULL,
  note TEXT NOT NULL,
  -- The version of the case this step was recorded upon: what a withdrawal gives back.
  case_version BIGINT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  CHECK ((kind = 'record') = (replaces_id IS NULL)),
  CHECK ((kind = 'record') = (chain_id IS NULL))
);
CREATE INDEX case_event_case ON case_event (case_id, id);
CREATE INDEX case_event_doc_no ON case_event (doc_no);
{{append_only case_event}}

-- Clocks that are open now, derived from cases, events and the law book so that a day's list is one index range.
CREATE TABLE running_clock (
  id {{identity}},
  case_id BIGINT REFERENCES legal_case (id),
  clue_id BIGINT,
  rule_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  trigger_step TEXT NOT NULL,
  trigger_event BIGINT NOT NULL,
  trigger_at TEXT NOT NULL,
  due TEXT,
  hard_due TEXT,
  alarm TEXT,
  paused BIGINT NOT NULL CHECK (paused IN (0, 1)),
  lapses BIGINT NOT NULL CHECK (lapses IN (0, 1)),
  starts_others BIGINT NOT NULL CHECK (starts_others IN (0, 1)),
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  officers TEXT NOT NULL,
  computed_on TEXT NOT NULL,
  CHECK ((case_id IS NULL) <> (clue_id IS NULL))
);
CREATE INDEX running_clock_alarm ON running_clock (alarm, id);
CREATE INDEX running_clock_case ON running_clock (case_id);
CREATE INDEX running_clock_clue ON running_clock (clue_id);

-- Rules an office changed, each version with its first day and the reason; the shipped ones are in the program.
CREATE TABLE deadline_rule_version (
  id {{identity}},
  rule_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
{{append_only deadline_rule_version}}

-- Holiday notices an office imported; the newest of a year counts and replaces the shipped one.
CREATE TABLE holiday_notice (
  id {{identity}},
  year BIGINT NOT NULL,
  notice_no TEXT NOT NULL,
  days TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
{{append_only holiday_notice}}

-- Document and case numbers that were given: never taken back, never given twice.
CREATE TABLE doc_number (
  id {{identity}},
  office_id BIGINT NOT NULL REFERENCES office (id),
  code TEXT NOT NULL,
  year BIGINT NOT NULL,
  sequence BIGINT NOT NULL CHECK (sequence > 0),
  number TEXT NOT NULL,
  case_id BIGINT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  UNIQUE (office_id, code, year, sequence)
);
{{append_only doc_number}}

-- Earlier cases of the same person or enterprise.
CREATE INDEX legal_case_party_id ON legal_case (party_id_no);
