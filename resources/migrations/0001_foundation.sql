-- The first schema: offices and accounts, audit, code lists, cases, goods, destructions, imports.
-- Money is BIGINT fen, quantities are BIGINT thousandths, dates are ISO text as exactly as they are known,
-- instants are UTC ISO text with milliseconds, yes/no is 0/1 and NULL where unknown.

CREATE TABLE office (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  level TEXT NOT NULL,
  organ_kind TEXT NOT NULL,
  region_code TEXT NOT NULL,
  office_group TEXT NOT NULL,
  enforces BIGINT NOT NULL CHECK (enforces IN (0, 1)),
  reports BIGINT NOT NULL CHECK (reports IN (0, 1)),
  data_mode TEXT NOT NULL,
  sort_no BIGINT NOT NULL
);

CREATE TABLE account (
  id {{identity}},
  login TEXT NOT NULL UNIQUE CHECK (login <> ''),
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  role TEXT NOT NULL CHECK (role IN ('administrator', 'editor', 'reader')),
  office_id BIGINT NOT NULL REFERENCES office (id),
  created_at TEXT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE officer (
  id {{identity}},
  office_id BIGINT NOT NULL REFERENCES office (id),
  name TEXT NOT NULL CHECK (name <> ''),
  card_no TEXT NOT NULL
);

-- Who did what. Each row carries the SHA-256 of the one before; audit_head keeps the last, and serialises writers.
CREATE TABLE audit_entry (
  seq BIGINT PRIMARY KEY,
  at TEXT NOT NULL,
  account_id BIGINT NOT NULL,
  office_id BIGINT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id BIGINT NOT NULL,
  changes TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_entry_entity ON audit_entry (entity, entity_id);
{{append_only audit_entry}}

CREATE TABLE audit_head (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- Code lists are data; an office adds rows of its own (origin 'office') and ends the validity of shipped ones.
CREATE TABLE code_entry (
  id {{identity}},
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  parent TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('shipped', 'office')),
  sort_no BIGINT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (list, code, valid_from)
);

CREATE TABLE campaign (
  id {{identity}},
  name TEXT NOT NULL,
  year BIGINT NOT NULL,
  owner TEXT NOT NULL,
  UNIQUE (name, year)
);

CREATE TABLE import_batch (
  id {{identity}},
  kind TEXT NOT NULL CHECK (kind IN ('cases', 'seizures', 'destructions', 'units')),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  row_count BIGINT NOT NULL,
  created_count BIGINT NOT NULL,
  updated_count BIGINT NOT NULL,
  undone_at TEXT
);

CREATE TABLE column_mapping (
  id {{identity}},
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  mapping TEXT NOT NULL,
  UNIQUE (kind, name)
);

CREATE TABLE legal_case (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL CHECK (version > 0),
  recorded_at TEXT NOT NULL,
  listing_date TEXT NOT NULL,
  counting_unit TEXT NOT NULL,
  search_text TEXT NOT NULL,
  import_id BIGINT REFERENCES import_batch (id),
  case_id TEXT NOT NULL UNIQUE CHECK (case_id <> ''),
  region_province TEXT NOT NULL,
  region_city TEXT NOT NULL,
  region_county TEXT NOT NULL,
  authority TEXT NOT NULL CHECK (authority <> ''),
  member_unit TEXT NOT NULL,
  party TEXT NOT NULL,
  party_type TEXT NOT NULL,
  party_id_no TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause <> ''),
  field TEXT NOT NULL,
  goods TEXT NOT NULL,
  brand TEXT NOT NULL,
  quantity BIGINT,
  quantity_unit TEXT NOT NULL,
  quantity_detail TEXT NOT NULL,
  goods_value_fen BIGINT CHECK (goods_value_fen >= 0),
  illegal_turnover_fen BIGINT CHECK (illegal_turnover_fen >= 0),
  illegal_income_fen BIGINT CHECK (illegal_income_fen >= 0),
  amount_qualifier TEXT NOT NULL,
  procedure TEXT NOT NULL,
  source TEXT NOT NULL,
  campaign TEXT NOT NULL,
  found_date TEXT,
  filed_date TEXT,
  withdrawn_date TEXT,
  decision_date TEXT,
  doc_no TEXT NOT NULL,
  penalty_kinds TEXT NOT NULL,
  fine_fen BIGINT CHECK (fine_fen >= 0),
  confiscated_income_fen BIGINT CHECK (confiscated_income_fen >= 0),
  confiscated_goods_fen BIGINT CHECK (confiscated_goods_fen >= 0),
  confiscation TEXT NOT NULL,
  annulled_date TEXT,
  closed_date TEXT,
  close_kind TEXT NOT NULL,
  published_date TEXT,
  platform_entered_date TEXT,
  transferred_to_police TEXT NOT NULL,
  transfer_approved_date TEXT,
  transfer_date TEXT,
  transfer_persons BIGINT CHECK (transfer_persons >= 0),
  transfer_value_fen BIGINT CHECK (transfer_value_fen >= 0),
  police_accepted_date TEXT,
  police_filed_date TEXT,
  police_filed_persons BIGINT CHECK (police_filed_persons >= 0),
  police_rejected_date TEXT,
  reverse_opinion_date TEXT,
  reverse_persons BIGINT CHECK (reverse_persons >= 0),
  is_online BIGINT CHECK (is_online IN (0, 1)),
  is_market BIGINT CHECK (is_market IN (0, 1)),
  is_rural BIGINT CHECK (is_rural IN (0, 1)),
  is_foreign BIGINT CHECK (is_foreign IN (0, 1)),
  in_scope BIGINT CHECK (in_scope IN (0, 1)),
  void_date TEXT,
  status TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  note TEXT NOT NULL,
  date TEXT NOT NULL,
  date_type TEXT NOT NULL,
  source_title TEXT NOT NULL,
  source_url TEXT NOT NULL,
  source_kind TEXT NOT NULL
);
CREATE INDEX legal_case_listing ON legal_case (listing_date, id);
CREATE INDEX legal_case_unit ON legal_case (counting_unit, listing_date, id);
CREATE INDEX legal_case_doc_no ON legal_case (doc_no);
CREATE INDEX legal_case_party ON legal_case (party);
CREATE INDEX legal_case_recorded ON legal_case (recorded_at);

-- Versions that were replaced, with all their fields, so that figures as of an earlier instant can be computed again.
CREATE TABLE case_version (
  case_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  recorded_at TEXT NOT NULL,
  superseded_at TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (case_id, version)
);
CREATE INDEX case_version_recorded ON case_version (superseded_at);
{{append_only case_version}}

CREATE TABLE measure (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  case_id BIGINT REFERENCES legal_case (id),
  kind TEXT NOT NULL,
  doc_no TEXT NOT NULL,
  taken_date TEXT,
  released_date TEXT
);
CREATE INDEX measure_case ON measure (case_id);
CREATE INDEX measure_doc_no ON measure (doc_no, taken_date);

CREATE TABLE seized_item (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  measure_id BIGINT NOT NULL REFERENCES measure (id),
  import_id BIGINT REFERENCES import_batch (id),
  name TEXT NOT NULL CHECK (name <> ''),
  spec TEXT NOT NULL,
  quantity BIGINT,
  unit TEXT NOT NULL,
  unit_price_yuan TEXT NOT NULL,
  value_fen BIGINT,
  doc_no TEXT NOT NULL,
  seized_date TEXT,
  storage TEXT NOT NULL,
  keeper TEXT NOT NULL,
  disposal TEXT NOT NULL,
  disposal_date TEXT,
  disposal_weight_kg BIGINT,
  supervisor TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX seized_item_measure ON seized_item (measure_id);
CREATE INDEX seized_item_doc_no ON seized_item (doc_no);

CREATE TABLE destruction_event (
  id {{identity}},
  uid TEXT NOT NULL UNIQUE,
  recorded_at TEXT NOT NULL,
  import_id BIGINT REFERENCES import_batch (id),
  event_id TEXT NOT NULL UNIQUE CHECK (event_id <> ''),
  date TEXT,
  province TEXT NOT NULL,
  city TEXT NOT NULL,
  place TEXT NOT NULL,
  organizer TEXT NOT NULL,
  member_unit TEXT NOT NULL,
  scope TEXT NOT NULL,
  tonnes BIGINT,
  tonnes_qualifier TEXT NOT NULL,
  weight_text TEXT NOT NULL,
  categories_count BIGINT,
  varieties_count TEXT NOT NULL,
  items_count BIGINT,
  items_qualifier TEXT NOT NULL,
  value_fen BIGINT,
  value_qualifier TEXT NOT NULL,
  categories TEXT NOT NULL,
  method TEXT NOT NULL,
  source_title TEXT NOT NULL,
  source_url TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX destruction_event_date ON destruction_event (date);
