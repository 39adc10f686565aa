-- Corrections of what was done with goods: a signed batch that is opened again, a loss on the way with who approved it.

-- Who approved a loss; empty where nobody is asked for.
ALTER TABLE custody_movement ADD COLUMN approver TEXT NOT NULL DEFAULT '';

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
