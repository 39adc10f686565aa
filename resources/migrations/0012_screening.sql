-- What officers established about cases as possible crimes, and what they decided after a screening. Rows are never changed: a change of the
-- facts is a new version.

CREATE TABLE criminal_facts (
  case_id BIGINT NOT NULL REFERENCES legal_case (id),
  version BIGINT NOT NULL CHECK (version > 0),
  offences TEXT NOT NULL,
  act_from TEXT,
  act_to TEXT,
  subject TEXT NOT NULL CHECK (subject IN ('', 'person', 'unit')),
  facts TEXT NOT NULL,
  collective BIGINT CHECK (collective IN (0, 1)),
  grave BIGINT CHECK (grave IN (0, 1)),
  below_minimum BIGINT CHECK (below_minimum IN (0, 1)),
  convicted_on TEXT,
  suspicion TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, version)
);
{{append_only criminal_facts}}

CREATE TABLE screening_decision (
  id {{identity}},
  case_id BIGINT NOT NULL REFERENCES legal_case (id),
  kind TEXT NOT NULL CHECK (kind IN ('transfer', 'no_transfer', 'investigate')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- The sheet as it was shown then.
  shown TEXT NOT NULL,
  facts_version BIGINT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX screening_decision_case ON screening_decision (case_id, id);
{{append_only screening_decision}}
