-- What an office (period '') or the clerk of one bulletin wrote instead of, or beside, the standard text of resources/bulletin/text.csv.
CREATE TABLE bulletin_wording (
  id {{identity}},
  period TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('edited', 'left_out', 'own')),
  after_code TEXT NOT NULL,
  level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 2),
  text TEXT NOT NULL,
  UNIQUE (period, code)
);

-- 典型案例 chosen for a bulletin, in their order.
CREATE TABLE bulletin_case (
  id {{identity}},
  period TEXT NOT NULL CHECK (period <> ''),
  case_id BIGINT NOT NULL REFERENCES legal_case (id),
  place BIGINT NOT NULL,
  UNIQUE (period, case_id)
);
CREATE INDEX bulletin_case_case ON bulletin_case (case_id);

-- A problem a bulletin named a unit with, and what became of it (上期问题整改情况).
CREATE TABLE bulletin_problem (
  id {{identity}},
  bulletin_id BIGINT NOT NULL REFERENCES bulletin (id),
  list TEXT NOT NULL CHECK (list <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  detail TEXT NOT NULL,
  settled_at TEXT,
  settled_by BIGINT REFERENCES account (id),
  settled_note TEXT NOT NULL,
  UNIQUE (bulletin_id, list, subject),
  CHECK ((settled_at IS NULL) = (settled_note = ''))
);

{{on sqlite}}
CREATE TRIGGER bulletin_problem_fixed BEFORE UPDATE ON bulletin_problem BEGIN
  SELECT RAISE(ABORT, 'bulletin_problem: what was named stays') WHERE NEW.bulletin_id <> OLD.bulletin_id OR NEW.list <> OLD.list OR NEW.subject <> OLD.subject OR NEW.detail <> OLD.detail;
END;
CREATE TRIGGER bulletin_problem_kept BEFORE DELETE ON bulletin_problem BEGIN SELECT RAISE(ABORT, 'bulletin_problem: settled, not removed'); END;
{{end}}

{{on postgres}}
CREATE FUNCTION bulletin_problem_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'bulletin_problem: settled, not removed' USING ERRCODE = '23514';
  END IF;
  IF NEW.bulletin_id <> OLD.bulletin_id OR NEW.list <> OLD.list OR NEW.subject <> OLD.subject OR NEW.detail <> OLD.detail THEN
    RAISE EXCEPTION 'bulletin_problem: what was named stays' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulletin_problem_fixed BEFORE UPDATE OR DELETE ON bulletin_problem FOR EACH ROW EXECUTE FUNCTION bulletin_problem_fixed();
{{end}}
