-- Corrections of what was done with goods: a signed batch that is opened again, a loss on the way with who approved it.

-- A destruction whose batch was opened again counts until then; the one signed anew counts from its own day on.
ALTER TABLE destruction_event ADD COLUMN superseded_at TEXT;

-- Two signatures that were taken back, by two, with the reason. The corrections are movements; a new pair of signatures closes the batch.
CREATE TABLE disposal_reopening (
  id {{identity}},
  batch_id BIGINT NOT NULL REFERENCES disposal_batch (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  completed_at TEXT NOT NULL,
  signed_by BIGINT NOT NULL REFERENCES account (id),
  countersigned_by BIGINT NOT NULL REFERENCES account (id),
  reopened_at TEXT NOT NULL,
  reopened_by BIGINT NOT NULL REFERENCES account (id),
  confirmed_by BIGINT NOT NULL REFERENCES account (id),
  UNIQUE (batch_id, completed_at),
  CHECK (reopened_by <> confirmed_by)
);
{{append_only disposal_reopening}}

{{on sqlite}}
-- Samples and what was handed over of free will have a standing of their own, in a place. A rule of a table is changed by writing the table
-- anew; triggers that name it are written again as they were.
DROP TRIGGER custody_balance_added;
DROP TRIGGER custody_balance_changed;
DROP TRIGGER seized_item_in_custody;
DROP TRIGGER measure_in_custody;
CREATE TABLE custody_movement_next (
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
  reverses_id BIGINT UNIQUE REFERENCES custody_movement_next (id),
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  approver TEXT NOT NULL DEFAULT '',
  CHECK ((from_state IN ('held', 'sampled', 'surrendered', 'seized', 'confiscated', 'cleared')) = (from_place_id IS NOT NULL)),
  CHECK ((to_state IN ('held', 'sampled', 'surrendered', 'seized', 'confiscated', 'cleared')) = (to_place_id IS NOT NULL)),
  CHECK ((item_id <> into_item_id) = (kind IN ('split', 'merge'))),
  CHECK (reverses_id IS NULL OR note <> ''),
  CHECK (item_id <> into_item_id OR from_state <> to_state OR from_place_id <> to_place_id)
);
INSERT INTO custody_movement_next (id, uid, item_id, into_item_id, kind, quantity, from_state, to_state, from_place_id, to_place_id, happened_at, giver, receiver, witness, doc_no, batch_id, reverses_id, note, recorded_at, account_id)
SELECT id, uid, item_id, into_item_id, kind, quantity, from_state, to_state, from_place_id, to_place_id, happened_at, giver, receiver, witness, doc_no, batch_id, reverses_id, note, recorded_at, account_id FROM custody_movement ORDER BY id;
DROP TABLE custody_movement;
ALTER TABLE custody_movement_next RENAME TO custody_movement;
CREATE INDEX custody_movement_item ON custody_movement (item_id, id);
CREATE INDEX custody_movement_into ON custody_movement (into_item_id, id);
CREATE INDEX custody_movement_batch ON custody_movement (batch_id, item_id);
CREATE INDEX custody_movement_happened ON custody_movement (happened_at, id);
{{append_only custody_movement}}
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
CREATE TRIGGER measure_in_custody BEFORE UPDATE OF case_id ON measure BEGIN
  SELECT RAISE(ABORT, 'custody: goods have moved') WHERE OLD.case_id IS NOT NULL AND NEW.case_id IS NOT OLD.case_id AND EXISTS (
    SELECT 1 FROM seized_item i JOIN custody_movement m ON m.item_id = i.id WHERE i.measure_id = OLD.id);
END;
-- Lines entered without a case come under the same measure of a case, though they have moved.
CREATE TRIGGER seized_item_in_custody BEFORE UPDATE OF measure_id, parent_id, name, unit, quantity ON seized_item BEGIN
  SELECT RAISE(ABORT, 'custody: line has movements') WHERE (NEW.parent_id IS NOT OLD.parent_id OR NEW.name <> OLD.name OR NEW.unit <> OLD.unit
      OR NEW.quantity IS NOT OLD.quantity OR (NEW.measure_id <> OLD.measure_id AND NOT EXISTS (
        SELECT 1 FROM measure a JOIN measure b ON b.kind = a.kind AND b.doc_no = a.doc_no AND b.taken_date IS a.taken_date
        WHERE a.id = OLD.measure_id AND a.case_id IS NULL AND b.id = NEW.measure_id AND b.case_id IS NOT NULL)))
    AND EXISTS (SELECT 1 FROM custody_movement m WHERE m.item_id = NEW.id OR m.into_item_id = NEW.id);
END;
CREATE TRIGGER disposal_reopening_added BEFORE INSERT ON disposal_reopening BEGIN
  SELECT RAISE(ABORT, 'custody: batch is not signed so') WHERE NOT EXISTS (
    SELECT 1 FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.completed_at = NEW.completed_at AND b.signed_by = NEW.signed_by
      AND b.countersigned_by = NEW.countersigned_by);
END;
DROP TRIGGER disposal_batch_settled;
CREATE TRIGGER disposal_batch_settled BEFORE UPDATE ON disposal_batch BEGIN
  SELECT RAISE(ABORT, 'custody: batch is completed') WHERE OLD.completed_at IS NOT NULL AND (NEW.completed_at IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM disposal_reopening r WHERE r.batch_id = OLD.id AND r.completed_at = OLD.completed_at)
    OR (NEW.id, NEW.uid, NEW.number, NEW.way, NEW.title, NEW.planned_on, NEW.planned_by, NEW.legal_basis, NEW.method, NEW.plant_id, NEW.receiver,
        NEW.waste_class, NEW.manifest_no, NEW.environment_notice, NEW.public_notice, NEW.executors, NEW.supervisor, NEW.witnesses, NEW.submitted_on,
        NEW.approved_on, NEW.approved_by, NEW.approval_no, NEW.rejected_reason, NEW.started_at, NEW.ended_at, NEW.residue, NEW.income_fen,
        NEW.cancelled_on, NEW.cancelled_reason, NEW.note)
      IS NOT (OLD.id, OLD.uid, OLD.number, OLD.way, OLD.title, OLD.planned_on, OLD.planned_by, OLD.legal_basis, OLD.method, OLD.plant_id, OLD.receiver,
        OLD.waste_class, OLD.manifest_no, OLD.environment_notice, OLD.public_notice, OLD.executors, OLD.supervisor, OLD.witnesses, OLD.submitted_on,
        OLD.approved_on, OLD.approved_by, OLD.approval_no, OLD.rejected_reason, OLD.started_at, OLD.ended_at, OLD.residue, OLD.income_fen,
        OLD.cancelled_on, OLD.cancelled_reason, OLD.note));
  SELECT RAISE(ABORT, 'custody: approval stands') WHERE OLD.approved_on IS NOT NULL
    AND (NEW.approved_on IS NOT OLD.approved_on OR NEW.approved_by IS NOT OLD.approved_by OR NEW.planned_by <> OLD.planned_by OR NEW.way <> OLD.way);
END;
{{end}}
{{on postgres}}
-- Who approved a loss; empty where nobody is asked for.
ALTER TABLE custody_movement ADD COLUMN approver TEXT NOT NULL DEFAULT '';
ALTER TABLE custody_movement DROP CONSTRAINT custody_movement_check;
ALTER TABLE custody_movement DROP CONSTRAINT custody_movement_check1;
ALTER TABLE custody_movement ADD CHECK ((from_state IN ('held', 'sampled', 'surrendered', 'seized', 'confiscated', 'cleared')) = (from_place_id IS NOT NULL));
ALTER TABLE custody_movement ADD CHECK ((to_state IN ('held', 'sampled', 'surrendered', 'seized', 'confiscated', 'cleared')) = (to_place_id IS NOT NULL));
CREATE OR REPLACE FUNCTION seized_item_in_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.parent_id IS DISTINCT FROM OLD.parent_id OR NEW.name <> OLD.name OR NEW.unit <> OLD.unit OR NEW.quantity IS DISTINCT FROM OLD.quantity
      OR (NEW.measure_id <> OLD.measure_id AND NOT EXISTS (
        SELECT 1 FROM measure a JOIN measure b ON b.kind = a.kind AND b.doc_no = a.doc_no AND b.taken_date IS NOT DISTINCT FROM a.taken_date
        WHERE a.id = OLD.measure_id AND a.case_id IS NULL AND b.id = NEW.measure_id AND b.case_id IS NOT NULL)))
      AND EXISTS (SELECT 1 FROM custody_movement m WHERE m.item_id = NEW.id OR m.into_item_id = NEW.id) THEN
    PERFORM custody_refuse('line has movements');
  END IF;
  RETURN NEW;
END; $$;
CREATE FUNCTION disposal_reopening_checks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM disposal_batch b WHERE b.id = NEW.batch_id AND b.completed_at = NEW.completed_at AND b.signed_by = NEW.signed_by
      AND b.countersigned_by = NEW.countersigned_by) THEN
    PERFORM custody_refuse('batch is not signed so');
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER disposal_reopening_added BEFORE INSERT ON disposal_reopening FOR EACH ROW EXECUTE FUNCTION disposal_reopening_checks();
CREATE OR REPLACE FUNCTION disposal_batch_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  signature VARCHAR[] := ARRAY['version', 'completed_at', 'signed_by', 'countersigned_by'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM custody_refuse('batches are cancelled, not removed');
  END IF;
  IF OLD.completed_at IS NOT NULL AND (NEW.completed_at IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM disposal_reopening r WHERE r.batch_id = OLD.id AND r.completed_at = OLD.completed_at)
      OR (to_jsonb(NEW) - signature::text[]) IS DISTINCT FROM (to_jsonb(OLD) - signature::text[])) THEN
    PERFORM custody_refuse('batch is completed');
  END IF;
  IF OLD.approved_on IS NOT NULL AND (NEW.approved_on IS DISTINCT FROM OLD.approved_on OR NEW.approved_by IS DISTINCT FROM OLD.approved_by
      OR NEW.planned_by <> OLD.planned_by OR NEW.way <> OLD.way) THEN
    PERFORM custody_refuse('approval stands');
  END IF;
  RETURN NEW;
END; $$;
{{end}}
