-- Indicators an office added to the catalogue, as a row of its form. The last row of a code counts; one with removed = 1 takes it out.
CREATE TABLE own_indicator (
  id {{identity}},
  code TEXT NOT NULL CHECK (code LIKE 'own\_%' ESCAPE '\'),
  content TEXT NOT NULL,
  removed BIGINT NOT NULL CHECK (removed IN (0, 1)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id)
);
{{append_only own_indicator}}
