-- Cases narrowed to what figures need, derived from cases and goods. A segment holds the 2048 cases whose keys divided by 2048 give
-- its number, column by column; it is written anew as a whole when one of them has changed.
CREATE TABLE fact_segment (
  number BIGINT PRIMARY KEY,
  zones {{bytes}} NOT NULL,
  facts {{bytes}} NOT NULL,
  goods {{bytes}} NOT NULL
);

-- Numbers of the texts in segments.
CREATE TABLE fact_name (
  id {{identity}},
  text TEXT NOT NULL UNIQUE
);
CREATE TABLE goods_name (
  id {{identity}},
  text TEXT NOT NULL UNIQUE
);

-- Segments that no longer say what the record says. A row for every change, so that writers never wait for one another.
CREATE TABLE fact_stale (
  id {{identity}},
  segment BIGINT NOT NULL
);
CREATE INDEX fact_stale_segment ON fact_stale (segment);

INSERT INTO fact_stale (segment) SELECT DISTINCT id / 2048 FROM legal_case ORDER BY 1;

{{on sqlite}}
CREATE TRIGGER legal_case_fact_added AFTER INSERT ON legal_case BEGIN
  INSERT INTO fact_stale (segment) SELECT NEW.id / 2048 WHERE NOT EXISTS (SELECT 1 FROM fact_stale WHERE segment = NEW.id / 2048);
END;
CREATE TRIGGER legal_case_fact_changed AFTER UPDATE ON legal_case BEGIN
  INSERT INTO fact_stale (segment) SELECT NEW.id / 2048 WHERE NOT EXISTS (SELECT 1 FROM fact_stale WHERE segment = NEW.id / 2048);
END;
CREATE TRIGGER legal_case_fact_removed AFTER DELETE ON legal_case BEGIN
  INSERT INTO fact_stale (segment) SELECT OLD.id / 2048 WHERE NOT EXISTS (SELECT 1 FROM fact_stale WHERE segment = OLD.id / 2048);
END;
CREATE TRIGGER measure_fact_moved AFTER UPDATE OF case_id ON measure WHEN NEW.case_id IS NOT OLD.case_id BEGIN
  INSERT INTO fact_stale (segment) SELECT OLD.case_id / 2048 WHERE OLD.case_id IS NOT NULL;
  INSERT INTO fact_stale (segment) SELECT NEW.case_id / 2048 WHERE NEW.case_id IS NOT NULL;
END;
CREATE TRIGGER seized_item_fact_added AFTER INSERT ON seized_item BEGIN
  INSERT INTO fact_stale (segment) SELECT m.case_id / 2048 FROM measure m WHERE m.id = NEW.measure_id AND m.case_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM fact_stale WHERE segment = m.case_id / 2048);
END;
CREATE TRIGGER seized_item_fact_changed AFTER UPDATE OF measure_id, parent_id, name, unit, quantity, product_class ON seized_item BEGIN
  INSERT INTO fact_stale (segment) SELECT DISTINCT m.case_id / 2048 FROM measure m WHERE m.id IN (OLD.measure_id, NEW.measure_id) AND m.case_id IS NOT NULL;
END;
CREATE TRIGGER seized_item_fact_removed AFTER DELETE ON seized_item BEGIN
  INSERT INTO fact_stale (segment) SELECT m.case_id / 2048 FROM measure m WHERE m.id = OLD.measure_id AND m.case_id IS NOT NULL;
END;
{{end}}

{{on postgres}}
CREATE FUNCTION legal_case_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_stale (segment) VALUES (COALESCE(NEW.id, OLD.id) / 2048);
  RETURN NULL;
END $$;
CREATE TRIGGER legal_case_fact_changed AFTER INSERT OR UPDATE OR DELETE ON legal_case FOR EACH ROW EXECUTE FUNCTION legal_case_fact();
CREATE FUNCTION measure_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_stale (segment) SELECT c / 2048 FROM unnest(ARRAY[OLD.case_id, NEW.case_id]) c WHERE c IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER measure_fact_moved AFTER UPDATE OF case_id ON measure FOR EACH ROW WHEN (NEW.case_id IS DISTINCT FROM OLD.case_id) EXECUTE FUNCTION measure_fact();
CREATE FUNCTION seized_item_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_stale (segment) SELECT DISTINCT m.case_id / 2048 FROM measure m
    WHERE m.id IN (COALESCE(OLD.measure_id, 0), COALESCE(NEW.measure_id, 0)) AND m.case_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER seized_item_fact_added AFTER INSERT OR DELETE ON seized_item FOR EACH ROW EXECUTE FUNCTION seized_item_fact();
CREATE TRIGGER seized_item_fact_changed AFTER UPDATE OF measure_id, parent_id, name, unit, quantity, product_class ON seized_item
  FOR EACH ROW EXECUTE FUNCTION seized_item_fact();
{{end}}
