-- Bulletins as they were submitted, reviewed and issued. What they say is fixed from the submission on: figures, records and paper.
CREATE TABLE bulletin (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  period TEXT NOT NULL CHECK (period <> ''),
  cutoff TEXT NOT NULL,
  -- 发文字号 or 期号; given when it is issued.
  number TEXT NOT NULL,
  -- The blocks of the document, packed.
  paper TEXT NOT NULL,
  -- SHA-256 over period, cut-off, paper and figures.
  hash TEXT NOT NULL,
  drafted_at TEXT NOT NULL,
  drafted_by BIGINT NOT NULL REFERENCES account (id),
  reviewed_at TEXT,
  reviewed_by BIGINT REFERENCES account (id),
  issued_at TEXT,
  issued_by BIGINT REFERENCES account (id),
  withdrawn_at TEXT,
  withdrawn_by BIGINT REFERENCES account (id),
  withdrawn_reason TEXT NOT NULL,
  replaces_id BIGINT REFERENCES bulletin (id),
  CHECK (issued_at IS NULL OR (reviewed_at IS NOT NULL AND number <> '')),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason = ''))
);
-- One bulletin for a period; another one only after that was withdrawn.
CREATE UNIQUE INDEX bulletin_period ON bulletin (period) WHERE withdrawn_at IS NULL;

-- A number of a bulletin with its records, in the indicator's stored unit.
CREATE TABLE frozen_figure (
  id {{identity}},
  bulletin_id BIGINT NOT NULL REFERENCES bulletin (id),
  dimension TEXT NOT NULL,
  scope TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  amount BIGINT NOT NULL,
  denominator BIGINT NOT NULL,
  qualified BIGINT NOT NULL CHECK (qualified IN (0, 1)),
  known BIGINT NOT NULL CHECK (known IN (0, 1)),
  table_text TEXT NOT NULL,
  body_text TEXT NOT NULL,
  year_change TEXT NOT NULL,
  year_text TEXT NOT NULL,
  quarter_change TEXT NOT NULL,
  quarter_text TEXT NOT NULL,
  records TEXT NOT NULL,
  UNIQUE (bulletin_id, dimension, scope, code)
);
{{append_only frozen_figure}}

{{on sqlite}}
CREATE TRIGGER bulletin_fixed BEFORE UPDATE ON bulletin BEGIN
  SELECT RAISE(ABORT, 'bulletin: what was submitted stays') WHERE NEW.period <> OLD.period OR NEW.cutoff <> OLD.cutoff OR NEW.paper <> OLD.paper OR NEW.hash <> OLD.hash;
  SELECT RAISE(ABORT, 'bulletin: it was issued') WHERE OLD.issued_at IS NOT NULL AND (NEW.number <> OLD.number OR NEW.issued_at IS NOT OLD.issued_at);
END;
CREATE TRIGGER bulletin_kept BEFORE DELETE ON bulletin BEGIN SELECT RAISE(ABORT, 'bulletin: withdrawn, not removed'); END;
{{end}}

{{on postgres}}
CREATE FUNCTION bulletin_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'bulletin: withdrawn, not removed' USING ERRCODE = '23514';
  END IF;
  IF NEW.period <> OLD.period OR NEW.cutoff <> OLD.cutoff OR NEW.paper <> OLD.paper OR NEW.hash <> OLD.hash
      OR (OLD.issued_at IS NOT NULL AND (NEW.number <> OLD.number OR NEW.issued_at IS DISTINCT FROM OLD.issued_at)) THEN
    RAISE EXCEPTION 'bulletin: what was submitted stays' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulletin_fixed BEFORE UPDATE OR DELETE ON bulletin FOR EACH ROW EXECUTE FUNCTION bulletin_fixed();
{{end}}
