-- Goods in custody: what each line is, where it lies, and the ledger of every quantity that moved.

ALTER TABLE measure ADD COLUMN event_id BIGINT REFERENCES case_event (id);

ALTER TABLE seized_item ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE seized_item ADD COLUMN parent_id BIGINT REFERENCES seized_item (id);
ALTER TABLE seized_item ADD COLUMN product_class TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN brand TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN rights_holder TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN batch_no TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN barcode TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN price_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN hazards TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN seal_no TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN package_no TEXT NOT NULL DEFAULT '';
ALTER TABLE seized_item ADD COLUMN expires_on TEXT;
CREATE INDEX seized_item_parent ON seized_item (parent_id);
CREATE INDEX seized_item_expires ON seized_item (expires_on) WHERE expires_on IS NOT NULL;
CREATE INDEX seized_item_hazards ON seized_item (id) WHERE hazards <> '';

-- Photos and papers of one line.
ALTER TABLE attachment ADD COLUMN item_id BIGINT REFERENCES seized_item (id);
CREATE INDEX attachment_item ON attachment (item_id) WHERE item_id IS NOT NULL;

-- Where goods lie: stores with rooms and shelves, and the hands of others (custodian, laboratory, plant).
CREATE TABLE place (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  parent_id BIGINT REFERENCES place (id),
  kind TEXT NOT NULL CHECK (kind IN ('store', 'pool', 'room', 'shelf', 'scene', 'custodian', 'laboratory', 'transit', 'plant')),
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  address TEXT NOT NULL,
  keeper TEXT NOT NULL,
  contact TEXT NOT NULL,
  most_lines BIGINT CHECK (most_lines >= 0),
  hazards TEXT NOT NULL,
  licence_no TEXT NOT NULL,
  licence_scope TEXT NOT NULL,
  licence_valid_to TEXT,
  closed_on TEXT,
  note TEXT NOT NULL
);
CREATE INDEX place_parent ON place (parent_id);

-- A plan to dispose of goods of one or several cases in one way. Its stage follows from its dates.
CREATE TABLE disposal_batch (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  way TEXT NOT NULL CHECK (way IN ('destroy', 'auction', 'sell', 'donate', 'hand_over')),
  title TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  planned_by BIGINT NOT NULL REFERENCES account (id),
  legal_basis TEXT NOT NULL,
  method TEXT NOT NULL,
  plant_id BIGINT REFERENCES place (id),
  receiver TEXT NOT NULL,
  waste_class TEXT NOT NULL,
  manifest_no TEXT NOT NULL,
  environment_notice TEXT NOT NULL,
  public_notice TEXT NOT NULL,
  executors TEXT NOT NULL,
  supervisor TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  submitted_on TEXT,
  approved_on TEXT,
  approved_by BIGINT REFERENCES account (id),
  approval_no TEXT NOT NULL,
  rejected_reason TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  residue TEXT NOT NULL,
  income_fen BIGINT,
  completed_at TEXT,
  signed_by BIGINT REFERENCES account (id),
  countersigned_by BIGINT REFERENCES account (id),
  cancelled_on TEXT,
  cancelled_reason TEXT NOT NULL,
  note TEXT NOT NULL,
  CHECK ((approved_on IS NULL) = (approved_by IS NULL)),
  CHECK (approved_by IS NULL OR approved_by <> planned_by),
  CHECK (approved_on IS NULL OR submitted_on IS NOT NULL),
  CHECK ((completed_at IS NULL) = (signed_by IS NULL)),
  CHECK ((signed_by IS NULL) = (countersigned_by IS NULL)),
  CHECK (signed_by IS NULL OR signed_by <> countersigned_by)
);
CREATE INDEX disposal_batch_planned ON disposal_batch (planned_on, id);

CREATE TABLE disposal_line (
  batch_id BIGINT NOT NULL REFERENCES disposal_batch (id),
  item_id BIGINT NOT NULL REFERENCES seized_item (id),
  planned BIGINT NOT NULL CHECK (planned > 0),
  difference TEXT NOT NULL,
  PRIMARY KEY (batch_id, item_id)
);
CREATE INDEX disposal_line_item ON disposal_line (item_id);

-- The movements the law and the order of a store allow: resources/law/custody_moves.csv, written here so that the database itself refuses others.
CREATE TABLE custody_rule (
  kind TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  from_places TEXT NOT NULL,
  to_places TEXT NOT NULL,
  needs_decision BIGINT NOT NULL CHECK (needs_decision IN (0, 1)),
  needs_batch BIGINT NOT NULL CHECK (needs_batch IN (0, 1)),
  stays_in_place BIGINT NOT NULL CHECK (stays_in_place IN (0, 1)),
  PRIMARY KEY (kind, from_state, to_state)
);

-- The ledger. Rows are never changed: a correction is a new row that moves the quantity back and names the row it corrects.
CREATE TABLE custody_movement (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  item_id BIGINT NOT NULL REFERENCES seized_item (id),
  into_item_id BIGINT NOT NULL REFERENCES seized_item (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  quantity BIGINT NOT NULL CHECK (quantity > 0),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  from_place_id BIGINT REFERENCES place (id),
  to_place_id BIGINT REFERENCES place (id),
  happened_at TEXT NOT NULL CHECK (happened_at <> ''),
  giver TEXT NOT NULL,
  receiver TEXT NOT NULL,
  witness TEXT NOT NULL,
  doc_no TEXT NOT NULL,
  batch_id BIGINT REFERENCES disposal_batch (id),
  reverses_id BIGINT UNIQUE REFERENCES custody_movement (id),
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  CHECK ((from_state IN ('held', 'seized', 'confiscated', 'cleared')) = (from_place_id IS NOT NULL)),
  CHECK ((to_state IN ('held', 'seized', 'confiscated', 'cleared')) = (to_place_id IS NOT NULL)),
  CHECK ((item_id <> into_item_id) = (kind IN ('split', 'merge'))),
  CHECK (reverses_id IS NULL OR note <> ''),
  CHECK (item_id <> into_item_id OR from_state <> to_state OR from_place_id <> to_place_id)
);
CREATE INDEX custody_movement_item ON custody_movement (item_id, id);
CREATE INDEX custody_movement_into ON custody_movement (into_item_id, id);
CREATE INDEX custody_movement_batch ON custody_movement (batch_id, item_id);
CREATE INDEX custody_movement_happened ON custody_movement (happened_at, id);
{{append_only custody_movement}}

-- Derived from the ledger, kept by its triggers: how much of a line has which legal standing in which place (0 = in no place of ours).
CREATE TABLE custody_balance (
  item_id BIGINT NOT NULL REFERENCES seized_item (id),
  state TEXT NOT NULL,
  place_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (item_id, state, place_id)
);
CREATE INDEX custody_balance_place ON custody_balance (place_id, item_id) WHERE quantity > 0;
CREATE INDEX custody_balance_state ON custody_balance (state, item_id) WHERE quantity > 0;

-- Derived in the same way: what a place holds, a line for each unit, because different units are never added up.
CREATE TABLE place_stock (
  place_id BIGINT NOT NULL,
  state TEXT NOT NULL,
  unit TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  PRIMARY KEY (place_id, state, unit)
);

-- What is noted about goods that did not move: seals, objections, labels printed, alarms looked into.
CREATE TABLE custody_note (
  id {{identity}},
  item_id BIGINT NOT NULL REFERENCES seized_item (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  happened_at TEXT NOT NULL,
  text TEXT NOT NULL,
  settles_id BIGINT UNIQUE REFERENCES custody_note (id),
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX custody_note_item ON custody_note (item_id, id);
CREATE INDEX custody_note_kind ON custody_note (kind, id);
{{append_only custody_note}}

CREATE TABLE weigh_slip (
  id {{identity}},
  batch_id BIGINT NOT NULL REFERENCES disposal_batch (id),
  slip_no TEXT NOT NULL CHECK (slip_no <> ''),
  vehicle TEXT NOT NULL,
  gross BIGINT NOT NULL CHECK (gross > 0),
  tare BIGINT NOT NULL CHECK (tare >= 0 AND tare < gross),
  weighed_at TEXT NOT NULL,
  voided_reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  UNIQUE (batch_id, slip_no)
);

-- Photos and films of a destruction, by hash: the files are too large for the store and stay where the office keeps them.
CREATE TABLE disposal_evidence (
  id {{identity}},
  batch_id BIGINT NOT NULL REFERENCES disposal_batch (id),
  stage TEXT NOT NULL CHECK (stage IN ('before', 'during', 'after')),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  size BIGINT NOT NULL CHECK (size > 0),
  sha256 TEXT NOT NULL CHECK (LENGTH(sha256) = 64),
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  UNIQUE (batch_id, sha256)
);
{{append_only disposal_evidence}}

-- A count of what lies in a place, against what the ledger says at its beginning.
CREATE TABLE stock_take (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  place_id BIGINT NOT NULL REFERENCES place (id),
  blind BIGINT NOT NULL CHECK (blind IN (0, 1)),
  sample_permille BIGINT NOT NULL CHECK (sample_permille > 0 AND sample_permille <= 1000),
  seed BIGINT NOT NULL,
  counter TEXT NOT NULL CHECK (counter <> ''),
  started_at TEXT NOT NULL,
  started_by BIGINT NOT NULL REFERENCES account (id),
  closed_at TEXT,
  closed_by BIGINT REFERENCES account (id),
  conclusion TEXT NOT NULL
);
CREATE TABLE stock_take_line (
  take_id BIGINT NOT NULL REFERENCES stock_take (id),
  item_id BIGINT NOT NULL REFERENCES seized_item (id),
  state TEXT NOT NULL,
  place_id BIGINT NOT NULL REFERENCES place (id),
  expected BIGINT NOT NULL,
  PRIMARY KEY (take_id, item_id, state, place_id)
);
{{append_only stock_take_line}}
CREATE TABLE stock_count (
  id {{identity}},
  take_id BIGINT NOT NULL REFERENCES stock_take (id),
  item_id BIGINT NOT NULL REFERENCES seized_item (id),
  place_id BIGINT NOT NULL REFERENCES place (id),
  round BIGINT NOT NULL CHECK (round > 0),
  quantity BIGINT NOT NULL CHECK (quantity >= 0),
  counted_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX stock_count_take ON stock_count (take_id, item_id, id);
CREATE INDEX stock_count_item ON stock_count (item_id);
{{append_only stock_count}}

{{on sqlite}}
CREATE TRIGGER custody_movement_checks BEFORE INSERT ON custody_movement BEGIN
  SELECT RAISE(ABORT, 'custody: movement not allowed') WHERE NEW.reverses_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM custody_rule r WHERE r.kind = NEW.kind AND r.from_state = NEW.from_state AND r.to_state = NEW.to_state
      AND (r.stays_in_place = 0 OR NEW.to_place_id IS NEW.from_place_id)
      AND (NEW.from_place_id IS NULL OR r.from_places = '' OR
           (SELECT INSTR(';' || r.from_places || ';', ';' || p.kind || ';') FROM place p WHERE p.id = NEW.from_place_id) > 0)
      AND (NEW.to_place_id IS NULL OR r.to_places = '' OR
           (SELECT INSTR(';' || r.to_places || ';', ';' || p.kind || ';') FROM place p WHERE p.id = NEW.to_place_id) > 0));
  SELECT RAISE(ABORT, 'custody: correction differs from the row it corrects') WHERE NEW.reverses_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM custody_movement m WHERE m.id = NEW.reverses_id AND m.reverses_id IS NULL AND m.kind = NEW.kind AND m.quantity = NEW.quantity
      AND m.item_id = NEW.into_item_id AND m.into_item_id = NEW.item_id AND m.from_state = NEW.to_state AND m.to_state = NEW.from_state
      AND m.from_place_id IS NEW.to_place_id AND m.to_place_id IS NEW.from_place_id AND m.batch_id IS NEW.batch_id);
  SELECT RAISE(ABORT, 'custody: batch is completed') WHERE EXISTS (
    SELECT 1 FROM disposal_batch b WHERE b.id = NEW.batch_id AND (b.completed_at IS NOT NULL OR b.cancelled_on IS NOT NULL));
  SELECT RAISE(ABORT, 'custody: rows are never replaced') WHERE EXISTS (SELECT 1 FROM custody_movement m WHERE m.id = NEW.id OR m.uid = NEW.uid);
  SELECT RAISE(ABORT, 'custody: more than there is') WHERE NEW.from_state <> 'outside' AND NEW.quantity > COALESCE(
    (SELECT b.quantity FROM custody_balance b
     WHERE b.item_id = NEW.item_id AND b.state = NEW.from_state AND b.place_id = COALESCE(NEW.from_place_id, 0)), 0);
  SELECT RAISE(ABORT, 'custody: more than the line says') WHERE NEW.from_state = 'outside' AND NEW.reverses_id IS NULL AND NEW.kind NOT IN ('found', 'found_confiscated')
    AND NEW.quantity + COALESCE((SELECT SUM(CASE WHEN m.reverses_id IS NULL THEN m.quantity ELSE -m.quantity END) FROM custody_movement m
      WHERE m.item_id = NEW.item_id AND (m.from_state = 'outside' OR (m.reverses_id IS NOT NULL AND m.to_state = 'outside')) AND m.kind NOT IN ('found', 'found_confiscated')), 0)
    > COALESCE((SELECT i.quantity FROM seized_item i WHERE i.id = NEW.item_id AND i.parent_id IS NULL), 0);
  SELECT RAISE(ABORT, 'custody: lines of different kind') WHERE NEW.item_id <> NEW.into_item_id AND NOT EXISTS (
    SELECT 1 FROM seized_item a JOIN seized_item b ON a.measure_id = b.measure_id AND a.unit = b.unit AND a.name = b.name
    WHERE a.id = NEW.item_id AND b.id = NEW.into_item_id);
  SELECT RAISE(ABORT, 'custody: no decision') WHERE NEW.reverses_id IS NULL AND EXISTS (
    SELECT 1 FROM custody_rule r WHERE r.kind = NEW.kind AND r.from_state = NEW.from_state AND r.to_state = NEW.to_state AND r.needs_decision = 1)
    AND NOT EXISTS (SELECT 1 FROM seized_item i JOIN measure m ON m.id = i.measure_id JOIN legal_case c ON c.id = m.case_id
      WHERE i.id = NEW.item_id AND c.decision_date IS NOT NULL);
  SELECT RAISE(ABORT, 'custody: no approved batch') WHERE NEW.reverses_id IS NULL AND EXISTS (
    SELECT 1 FROM custody_rule r WHERE r.kind = NEW.kind AND r.from_state = NEW.from_state AND r.to_state = NEW.to_state AND r.needs_batch = 1)
    AND NOT EXISTS (SELECT 1 FROM disposal_batch b JOIN disposal_line l ON l.batch_id = b.id
      WHERE b.id = NEW.batch_id AND l.item_id = NEW.item_id AND b.approved_on IS NOT NULL AND b.completed_at IS NULL AND b.cancelled_on IS NULL);
  SELECT RAISE(ABORT, 'custody: more than approved') WHERE NEW.kind = 'clear' AND NEW.reverses_id IS NULL AND NEW.quantity + COALESCE((
    SELECT SUM(CASE WHEN (m.kind = 'clear') = (m.reverses_id IS NULL) THEN m.quantity ELSE -m.quantity END) FROM custody_movement m
    WHERE m.batch_id = NEW.batch_id AND m.item_id = NEW.item_id AND m.kind IN ('clear', 'unclear')), 0)
    > (SELECT l.planned FROM disposal_line l WHERE l.batch_id = NEW.batch_id AND l.item_id = NEW.item_id);
END;
CREATE TRIGGER custody_movement_balance AFTER INSERT ON custody_movement BEGIN
  INSERT INTO custody_balance (item_id, state, place_id, quantity)
    SELECT NEW.item_id, NEW.from_state, COALESCE(NEW.from_place_id, 0),
      COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.into_item_id = NEW.item_id AND m.to_state = NEW.from_state AND m.to_place_id IS NEW.from_place_id), 0)
      - COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.item_id = NEW.item_id AND m.from_state = NEW.from_state AND m.from_place_id IS NEW.from_place_id), 0)
    WHERE NEW.from_state <> 'outside'
    ON CONFLICT (item_id, state, place_id) DO UPDATE SET quantity = excluded.quantity;
  INSERT INTO custody_balance (item_id, state, place_id, quantity)
    SELECT NEW.into_item_id, NEW.to_state, COALESCE(NEW.to_place_id, 0),
      COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.into_item_id = NEW.into_item_id AND m.to_state = NEW.to_state AND m.to_place_id IS NEW.to_place_id), 0)
      - COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.item_id = NEW.into_item_id AND m.from_state = NEW.to_state AND m.from_place_id IS NEW.to_place_id), 0)
    WHERE NEW.to_state <> 'outside'
    ON CONFLICT (item_id, state, place_id) DO UPDATE SET quantity = excluded.quantity;
END;
CREATE TRIGGER custody_balance_added AFTER INSERT ON custody_balance BEGIN
  SELECT RAISE(ABORT, 'custody: balance without movements') WHERE NEW.quantity <>
      COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.into_item_id = NEW.item_id AND m.to_state = NEW.state AND COALESCE(m.to_place_id, 0) = NEW.place_id), 0)
      - COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.item_id = NEW.item_id AND m.from_state = NEW.state AND COALESCE(m.from_place_id, 0) = NEW.place_id), 0);
  INSERT INTO place_stock (place_id, state, unit, quantity, lines)
    SELECT NEW.place_id, NEW.state, i.unit, NEW.quantity, NEW.quantity > 0 FROM seized_item i WHERE i.id = NEW.item_id AND NEW.place_id <> 0
    ON CONFLICT (place_id, state, unit) DO UPDATE SET quantity = place_stock.quantity + excluded.quantity, lines = place_stock.lines + excluded.lines;
END;
CREATE TRIGGER custody_balance_changed AFTER UPDATE ON custody_balance BEGIN
  SELECT RAISE(ABORT, 'custody: balance without movements') WHERE NEW.item_id <> OLD.item_id OR NEW.state <> OLD.state OR NEW.place_id <> OLD.place_id
    OR NEW.quantity <>
      COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.into_item_id = NEW.item_id AND m.to_state = NEW.state AND COALESCE(m.to_place_id, 0) = NEW.place_id), 0)
      - COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.item_id = NEW.item_id AND m.from_state = NEW.state AND COALESCE(m.from_place_id, 0) = NEW.place_id), 0);
  UPDATE place_stock SET quantity = quantity + NEW.quantity - OLD.quantity, lines = lines + (NEW.quantity > 0) - (OLD.quantity > 0)
    WHERE place_id = NEW.place_id AND state = NEW.state AND unit = (SELECT i.unit FROM seized_item i WHERE i.id = NEW.item_id);
END;
CREATE TRIGGER custody_balance_kept BEFORE DELETE ON custody_balance BEGIN SELECT RAISE(ABORT, 'custody: balance follows the ledger'); END;
CREATE TRIGGER seized_item_in_custody BEFORE UPDATE OF measure_id, parent_id, name, unit, quantity ON seized_item BEGIN
  SELECT RAISE(ABORT, 'custody: line has movements') WHERE (NEW.measure_id <> OLD.measure_id OR NEW.parent_id IS NOT OLD.parent_id OR NEW.name <> OLD.name
    OR NEW.unit <> OLD.unit OR NEW.quantity IS NOT OLD.quantity)
    AND EXISTS (SELECT 1 FROM custody_movement m WHERE m.item_id = NEW.id OR m.into_item_id = NEW.id);
END;
CREATE TRIGGER disposal_batch_settled BEFORE UPDATE ON disposal_batch BEGIN
  SELECT RAISE(ABORT, 'custody: batch is completed') WHERE OLD.completed_at IS NOT NULL;
  SELECT RAISE(ABORT, 'custody: approval stands') WHERE OLD.approved_on IS NOT NULL
    AND (NEW.approved_on IS NOT OLD.approved_on OR NEW.approved_by IS NOT OLD.approved_by OR NEW.planned_by <> OLD.planned_by OR NEW.way <> OLD.way);
END;
CREATE TRIGGER disposal_batch_kept BEFORE DELETE ON disposal_batch BEGIN SELECT RAISE(ABORT, 'custody: batches are cancelled, not removed'); END;
CREATE TRIGGER disposal_line_added BEFORE INSERT ON disposal_line BEGIN
  SELECT RAISE(ABORT, 'custody: plan is submitted') FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.submitted_on IS NOT NULL;
END;
CREATE TRIGGER disposal_line_changed BEFORE UPDATE OF batch_id, item_id, planned ON disposal_line BEGIN
  SELECT RAISE(ABORT, 'custody: plan is submitted') FROM disposal_batch b WHERE b.id IN (OLD.batch_id, NEW.batch_id) AND b.submitted_on IS NOT NULL;
END;
CREATE TRIGGER disposal_line_signed BEFORE UPDATE ON disposal_line BEGIN
  SELECT RAISE(ABORT, 'custody: batch is completed') FROM disposal_batch b WHERE b.id = OLD.batch_id AND b.completed_at IS NOT NULL;
END;
CREATE TRIGGER disposal_batch_new BEFORE INSERT ON disposal_batch BEGIN
  SELECT RAISE(ABORT, 'custody: rows are never replaced') WHERE EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id = NEW.id OR b.uid = NEW.uid OR b.number = NEW.number);
  SELECT RAISE(ABORT, 'custody: a batch begins as a plan') WHERE NEW.approved_on IS NOT NULL OR NEW.completed_at IS NOT NULL;
END;
CREATE TRIGGER weigh_slip_added BEFORE INSERT ON weigh_slip BEGIN
  SELECT RAISE(ABORT, 'custody: batch is completed') FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.completed_at IS NOT NULL;
END;
CREATE TRIGGER weigh_slip_voided BEFORE UPDATE ON weigh_slip BEGIN
  SELECT RAISE(ABORT, 'custody: slips are only voided') WHERE OLD.voided_reason <> '' OR NEW.batch_id <> OLD.batch_id OR NEW.slip_no <> OLD.slip_no
    OR NEW.gross <> OLD.gross OR NEW.tare <> OLD.tare;
  SELECT RAISE(ABORT, 'custody: batch is completed') FROM disposal_batch b WHERE b.id = OLD.batch_id AND b.completed_at IS NOT NULL;
END;
CREATE TRIGGER weigh_slip_kept BEFORE DELETE ON weigh_slip BEGIN SELECT RAISE(ABORT, 'custody: slips are only voided'); END;
CREATE TRIGGER disposal_evidence_added BEFORE INSERT ON disposal_evidence BEGIN
  SELECT RAISE(ABORT, 'custody: batch is completed') FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.completed_at IS NOT NULL;
END;
CREATE TRIGGER place_in_use BEFORE UPDATE OF kind ON place BEGIN
  SELECT RAISE(ABORT, 'custody: place holds goods') WHERE NEW.kind <> OLD.kind AND EXISTS (SELECT 1 FROM place_stock s WHERE s.place_id = OLD.id AND s.lines > 0);
END;
CREATE TRIGGER measure_in_custody BEFORE UPDATE OF case_id ON measure BEGIN
  SELECT RAISE(ABORT, 'custody: goods have moved') WHERE OLD.case_id IS NOT NULL AND NEW.case_id IS NOT OLD.case_id AND EXISTS (
    SELECT 1 FROM seized_item i JOIN custody_movement m ON m.item_id = i.id WHERE i.measure_id = OLD.id);
END;
CREATE TRIGGER disposal_line_removed BEFORE DELETE ON disposal_line BEGIN
  SELECT RAISE(ABORT, 'custody: plan is submitted') FROM disposal_batch b WHERE b.id = OLD.batch_id AND b.submitted_on IS NOT NULL;
END;
{{end}}
{{on postgres}}
CREATE FUNCTION custody_position(item BIGINT, standing VARCHAR, place BIGINT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
  SELECT CAST(COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.into_item_id = item AND m.to_state = standing AND COALESCE(m.to_place_id, 0) = place), 0)
    - COALESCE((SELECT SUM(m.quantity) FROM custody_movement m WHERE m.item_id = item AND m.from_state = standing AND COALESCE(m.from_place_id, 0) = place), 0) AS BIGINT);
$$;
CREATE FUNCTION custody_refuse(reason VARCHAR) RETURNS VOID LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'custody: %', reason USING ERRCODE = '23514'; END; $$;
CREATE FUNCTION custody_movement_checks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rule custody_rule%ROWTYPE;
  from_kind VARCHAR;
  to_kind VARCHAR;
BEGIN
  -- Movements of one line follow one another, whoever writes them.
  PERFORM 1 FROM seized_item i WHERE i.id IN (NEW.item_id, NEW.into_item_id) ORDER BY i.id FOR UPDATE;
  SELECT p.kind INTO from_kind FROM place p WHERE p.id = NEW.from_place_id;
  SELECT p.kind INTO to_kind FROM place p WHERE p.id = NEW.to_place_id;
  SELECT * INTO rule FROM custody_rule r WHERE r.kind = NEW.kind AND r.from_state = NEW.from_state AND r.to_state = NEW.to_state;
  IF NEW.reverses_id IS NULL AND (rule.kind IS NULL
      OR (rule.stays_in_place = 1 AND NEW.to_place_id IS DISTINCT FROM NEW.from_place_id)
      OR (from_kind IS NOT NULL AND rule.from_places <> '' AND POSITION(';' || from_kind || ';' IN ';' || rule.from_places || ';') = 0)
      OR (to_kind IS NOT NULL AND rule.to_places <> '' AND POSITION(';' || to_kind || ';' IN ';' || rule.to_places || ';') = 0)) THEN
    PERFORM custody_refuse('movement not allowed');
  END IF;
  IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM custody_movement m WHERE m.id = NEW.reverses_id AND m.reverses_id IS NULL AND m.kind = NEW.kind AND m.quantity = NEW.quantity
        AND m.item_id = NEW.into_item_id AND m.into_item_id = NEW.item_id AND m.from_state = NEW.to_state AND m.to_state = NEW.from_state
        AND m.from_place_id IS NOT DISTINCT FROM NEW.to_place_id AND m.to_place_id IS NOT DISTINCT FROM NEW.from_place_id
        AND m.batch_id IS NOT DISTINCT FROM NEW.batch_id) THEN
    PERFORM custody_refuse('correction differs from the row it corrects');
  END IF;
  IF EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id = NEW.batch_id AND (b.completed_at IS NOT NULL OR b.cancelled_on IS NOT NULL)) THEN
    PERFORM custody_refuse('batch is completed');
  END IF;
  IF NEW.from_state <> 'outside' AND NEW.quantity > COALESCE((SELECT b.quantity FROM custody_balance b
      WHERE b.item_id = NEW.item_id AND b.state = NEW.from_state AND b.place_id = COALESCE(NEW.from_place_id, 0)), 0) THEN
    PERFORM custody_refuse('more than there is');
  END IF;
  IF NEW.from_state = 'outside' AND NEW.reverses_id IS NULL AND NEW.kind NOT IN ('found', 'found_confiscated') AND NEW.quantity + COALESCE((
      SELECT SUM(CASE WHEN m.reverses_id IS NULL THEN m.quantity ELSE -m.quantity END) FROM custody_movement m
      WHERE m.item_id = NEW.item_id AND (m.from_state = 'outside' OR (m.reverses_id IS NOT NULL AND m.to_state = 'outside')) AND m.kind NOT IN ('found', 'found_confiscated')), 0)
      > COALESCE((SELECT i.quantity FROM seized_item i WHERE i.id = NEW.item_id AND i.parent_id IS NULL), 0) THEN
    PERFORM custody_refuse('more than the line says');
  END IF;
  IF NEW.item_id <> NEW.into_item_id AND NOT EXISTS (
      SELECT 1 FROM seized_item a JOIN seized_item b ON a.measure_id = b.measure_id AND a.unit = b.unit AND a.name = b.name
      WHERE a.id = NEW.item_id AND b.id = NEW.into_item_id) THEN
    PERFORM custody_refuse('lines of different kind');
  END IF;
  IF NEW.reverses_id IS NULL AND rule.needs_decision = 1 AND NOT EXISTS (
      SELECT 1 FROM seized_item i JOIN measure m ON m.id = i.measure_id JOIN legal_case c ON c.id = m.case_id
      WHERE i.id = NEW.item_id AND c.decision_date IS NOT NULL) THEN
    PERFORM custody_refuse('no decision');
  END IF;
  IF NEW.reverses_id IS NULL AND rule.needs_batch = 1 AND NOT EXISTS (
      SELECT 1 FROM disposal_batch b JOIN disposal_line l ON l.batch_id = b.id
      WHERE b.id = NEW.batch_id AND l.item_id = NEW.item_id AND b.approved_on IS NOT NULL AND b.completed_at IS NULL AND b.cancelled_on IS NULL) THEN
    PERFORM custody_refuse('no approved batch');
  END IF;
  IF NEW.kind = 'clear' AND NEW.reverses_id IS NULL AND NEW.quantity + COALESCE((
      SELECT SUM(CASE WHEN (m.kind = 'clear') = (m.reverses_id IS NULL) THEN m.quantity ELSE -m.quantity END) FROM custody_movement m
      WHERE m.batch_id = NEW.batch_id AND m.item_id = NEW.item_id AND m.kind IN ('clear', 'unclear')), 0)
      > (SELECT l.planned FROM disposal_line l WHERE l.batch_id = NEW.batch_id AND l.item_id = NEW.item_id) THEN
    PERFORM custody_refuse('more than approved');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER custody_movement_checks BEFORE INSERT ON custody_movement FOR EACH ROW EXECUTE FUNCTION custody_movement_checks();
CREATE FUNCTION custody_movement_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.from_state <> 'outside' THEN
    INSERT INTO custody_balance (item_id, state, place_id, quantity)
      VALUES (NEW.item_id, NEW.from_state, COALESCE(NEW.from_place_id, 0), custody_position(NEW.item_id, NEW.from_state, COALESCE(NEW.from_place_id, 0)))
      ON CONFLICT (item_id, state, place_id) DO UPDATE SET quantity = excluded.quantity;
  END IF;
  IF NEW.to_state <> 'outside' THEN
    INSERT INTO custody_balance (item_id, state, place_id, quantity)
      VALUES (NEW.into_item_id, NEW.to_state, COALESCE(NEW.to_place_id, 0), custody_position(NEW.into_item_id, NEW.to_state, COALESCE(NEW.to_place_id, 0)))
      ON CONFLICT (item_id, state, place_id) DO UPDATE SET quantity = excluded.quantity;
  END IF;
  RETURN NULL;
END; $$;
CREATE TRIGGER custody_movement_balance AFTER INSERT ON custody_movement FOR EACH ROW EXECUTE FUNCTION custody_movement_balance();
CREATE FUNCTION custody_balance_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before BIGINT := 0;
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
    PERFORM custody_refuse('balance follows the ledger');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    before := OLD.quantity;
    IF NEW.item_id <> OLD.item_id OR NEW.state <> OLD.state OR NEW.place_id <> OLD.place_id THEN
      PERFORM custody_refuse('balance follows the ledger');
    END IF;
  END IF;
  IF NEW.quantity <> custody_position(NEW.item_id, NEW.state, NEW.place_id) THEN
    PERFORM custody_refuse('balance without movements');
  END IF;
  IF NEW.place_id <> 0 THEN
    INSERT INTO place_stock (place_id, state, unit, quantity, lines)
      SELECT NEW.place_id, NEW.state, i.unit, NEW.quantity - before, CAST(NEW.quantity > 0 AS INTEGER) - CAST(before > 0 AS INTEGER)
      FROM seized_item i WHERE i.id = NEW.item_id
      ON CONFLICT (place_id, state, unit) DO UPDATE SET quantity = place_stock.quantity + excluded.quantity, lines = place_stock.lines + excluded.lines;
  END IF;
  RETURN NULL;
END; $$;
CREATE TRIGGER custody_balance_follows AFTER INSERT OR UPDATE OR DELETE ON custody_balance FOR EACH ROW EXECUTE FUNCTION custody_balance_follows();
CREATE TRIGGER custody_balance_no_truncate BEFORE TRUNCATE ON custody_balance FOR EACH STATEMENT EXECUTE FUNCTION custody_balance_follows();
CREATE FUNCTION seized_item_in_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.measure_id <> OLD.measure_id OR NEW.parent_id IS DISTINCT FROM OLD.parent_id OR NEW.name <> OLD.name OR NEW.unit <> OLD.unit
      OR NEW.quantity IS DISTINCT FROM OLD.quantity)
      AND EXISTS (SELECT 1 FROM custody_movement m WHERE m.item_id = NEW.id OR m.into_item_id = NEW.id) THEN
    PERFORM custody_refuse('line has movements');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER seized_item_in_custody BEFORE UPDATE ON seized_item FOR EACH ROW EXECUTE FUNCTION seized_item_in_custody();
CREATE FUNCTION disposal_batch_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM custody_refuse('batches are cancelled, not removed');
  END IF;
  IF OLD.completed_at IS NOT NULL THEN
    PERFORM custody_refuse('batch is completed');
  END IF;
  IF OLD.approved_on IS NOT NULL AND (NEW.approved_on IS DISTINCT FROM OLD.approved_on OR NEW.approved_by IS DISTINCT FROM OLD.approved_by
      OR NEW.planned_by <> OLD.planned_by OR NEW.way <> OLD.way) THEN
    PERFORM custody_refuse('approval stands');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER disposal_batch_settled BEFORE UPDATE OR DELETE ON disposal_batch FOR EACH ROW EXECUTE FUNCTION disposal_batch_settled();
CREATE FUNCTION disposal_line_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  batch BIGINT := CASE WHEN TG_OP = 'INSERT' THEN NEW.batch_id ELSE OLD.batch_id END;
  other BIGINT := CASE WHEN TG_OP = 'DELETE' THEN OLD.batch_id ELSE NEW.batch_id END;
BEGIN
  IF (TG_OP <> 'UPDATE' OR NEW.batch_id <> OLD.batch_id OR NEW.item_id <> OLD.item_id OR NEW.planned <> OLD.planned)
      AND EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id IN (batch, other) AND b.submitted_on IS NOT NULL) THEN
    PERFORM custody_refuse('plan is submitted');
  END IF;
  IF EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id = batch AND b.completed_at IS NOT NULL) THEN
    PERFORM custody_refuse('batch is completed');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END; $$;
CREATE TRIGGER disposal_line_settled BEFORE INSERT OR UPDATE OR DELETE ON disposal_line FOR EACH ROW EXECUTE FUNCTION disposal_line_settled();
CREATE FUNCTION disposal_batch_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved_on IS NOT NULL OR NEW.completed_at IS NOT NULL THEN
    PERFORM custody_refuse('a batch begins as a plan');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER disposal_batch_begins BEFORE INSERT ON disposal_batch FOR EACH ROW EXECUTE FUNCTION disposal_batch_begins();
CREATE FUNCTION weigh_slip_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM custody_refuse('slips are only voided');
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.voided_reason <> '' OR NEW.batch_id <> OLD.batch_id OR NEW.slip_no <> OLD.slip_no OR NEW.gross <> OLD.gross OR NEW.tare <> OLD.tare) THEN
    PERFORM custody_refuse('slips are only voided');
  END IF;
  IF EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.completed_at IS NOT NULL) THEN
    PERFORM custody_refuse('batch is completed');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER weigh_slip_settled BEFORE INSERT OR UPDATE OR DELETE ON weigh_slip FOR EACH ROW EXECUTE FUNCTION weigh_slip_settled();
CREATE FUNCTION disposal_evidence_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.completed_at IS NOT NULL) THEN
    PERFORM custody_refuse('batch is completed');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER disposal_evidence_settled BEFORE INSERT ON disposal_evidence FOR EACH ROW EXECUTE FUNCTION disposal_evidence_settled();
CREATE FUNCTION place_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind <> OLD.kind AND EXISTS (SELECT 1 FROM place_stock s WHERE s.place_id = OLD.id AND s.lines > 0) THEN
    PERFORM custody_refuse('place holds goods');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER place_in_use BEFORE UPDATE ON place FOR EACH ROW EXECUTE FUNCTION place_in_use();
CREATE FUNCTION measure_in_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.case_id IS NOT NULL AND NEW.case_id IS DISTINCT FROM OLD.case_id AND EXISTS (
      SELECT 1 FROM seized_item i JOIN custody_movement m ON m.item_id = i.id WHERE i.measure_id = OLD.id) THEN
    PERFORM custody_refuse('goods have moved');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER measure_in_custody BEFORE UPDATE ON measure FOR EACH ROW EXECUTE FUNCTION measure_in_custody();
{{end}}
