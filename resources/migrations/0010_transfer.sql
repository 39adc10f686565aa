-- Matters of 两法衔接: transfers to the police, back from them and to other organs, and what supervisors order.

CREATE TABLE transfer (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  lane TEXT NOT NULL CHECK (lane IN ('forward', 'reverse', 'other', 'order', 'notice')),
  case_id BIGINT REFERENCES legal_case (id),
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  -- Absent where nobody opened it: a ledger row said that the case was transferred.
  account_id BIGINT REFERENCES account (id)
);
CREATE INDEX transfer_case ON transfer (case_id);

CREATE TABLE suspect (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  name TEXT NOT NULL CHECK (name <> ''),
  id_no TEXT NOT NULL,
  type TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX suspect_transfer ON suspect (transfer_id);

-- A step of a matter. Rows are never changed: a correction or a withdrawal is a new row that names the one it replaces.
CREATE TABLE transfer_event (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  chain_id BIGINT REFERENCES transfer_event (id),
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  kind TEXT NOT NULL CHECK (kind IN ('record', 'correction', 'withdrawal')),
  replaces_id BIGINT UNIQUE REFERENCES transfer_event (id),
  step TEXT NOT NULL CHECK (step <> ''),
  happened_on TEXT NOT NULL,
  doc_no TEXT NOT NULL,
  suspect_id BIGINT REFERENCES suspect (id),
  details TEXT NOT NULL,
  papers TEXT NOT NULL,
  hole TEXT NOT NULL,
  note TEXT NOT NULL,
  case_version BIGINT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  CHECK ((kind = 'record') = (replaces_id IS NULL)),
  CHECK ((kind = 'record') = (chain_id IS NULL))
);
CREATE INDEX transfer_event_transfer ON transfer_event (transfer_id, id);
CREATE INDEX transfer_event_doc_no ON transfer_event (doc_no);
{{append_only transfer_event}}

-- Where a matter stands, derived from its steps and the dates of its case, for lists and figures.
CREATE TABLE transfer_standing (
  transfer_id {{key}} REFERENCES transfer (id),
  state TEXT NOT NULL,
  since TEXT,
  round BIGINT NOT NULL,
  waits_for TEXT NOT NULL,
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  bars_closing BIGINT NOT NULL CHECK (bars_closing IN (0, 1)),
  bars_fine BIGINT NOT NULL CHECK (bars_fine IN (0, 1)),
  flags TEXT NOT NULL
);
CREATE INDEX transfer_standing_state ON transfer_standing (state);

CREATE TABLE transfer_milestone (
  id {{identity}},
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  name TEXT NOT NULL,
  happened_on TEXT NOT NULL,
  round BIGINT NOT NULL,
  persons BIGINT NOT NULL
);
CREATE INDEX transfer_milestone_name ON transfer_milestone (name, happened_on);
CREATE INDEX transfer_milestone_transfer ON transfer_milestone (transfer_id);

-- Clocks belong to transfers too. They are derived: all are computed anew when the store is next opened.
DROP TABLE running_clock;
CREATE TABLE running_clock (
  id {{identity}},
  case_id BIGINT REFERENCES legal_case (id),
  clue_id BIGINT,
  transfer_id BIGINT REFERENCES transfer (id),
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
  CHECK ((CASE WHEN case_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN clue_id IS NULL THEN 0 ELSE 1 END) +
         (CASE WHEN transfer_id IS NULL THEN 0 ELSE 1 END) = 1)
);
CREATE INDEX running_clock_alarm ON running_clock (alarm, id);
CREATE INDEX running_clock_case ON running_clock (case_id);
CREATE INDEX running_clock_clue ON running_clock (clue_id);
CREATE INDEX running_clock_transfer ON running_clock (transfer_id);
DELETE FROM setting WHERE key = 'clocks.stamp';
