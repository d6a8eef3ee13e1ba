CREATE TABLE card_drafts (
  owner BLOB PRIMARY KEY CHECK (length(owner) = 16),
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 67108864),
  typed BLOB NOT NULL CHECK (length(typed) BETWEEN 1 AND 67108864)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE case_search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE 'case_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'case_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'case_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'case_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE decisions (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  id BLOB NOT NULL CHECK (length(id) = 16),
  reference TEXT NOT NULL,
  year INTEGER NOT NULL,
  series TEXT NOT NULL,
  kind_id TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  decided_text TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  requester TEXT NOT NULL COLLATE NOCASE,
  outcome TEXT NOT NULL,
  subject TEXT NOT NULL COLLATE NOCASE,
  gateway TEXT NOT NULL COLLATE NOCASE,
  decided_by TEXT NOT NULL COLLATE NOCASE,
  nation TEXT NOT NULL,
  late_s INTEGER NOT NULL CHECK (late_s >= 0),
  standing TEXT NOT NULL,
  release TEXT NOT NULL,
  next_on TEXT NOT NULL CHECK (length(next_on) = 10)
) STRICT;

CREATE INDEX decisions_by_decided ON decisions (decided_at, row, outcome, kind_id, standing);

CREATE INDEX decisions_by_decider ON decisions (decided_by, row);

CREATE INDEX decisions_by_gateway ON decisions (gateway, row);

CREATE INDEX decisions_by_id ON decisions (id, row);

CREATE INDEX decisions_by_kind ON decisions (kind_id, row);

CREATE INDEX decisions_by_late ON decisions (late_s, row);

CREATE INDEX decisions_by_nation ON decisions (nation, row);

CREATE INDEX decisions_by_next ON decisions (next_on, row);

CREATE INDEX decisions_by_outcome ON decisions (outcome, row);

CREATE INDEX decisions_by_recorded ON decisions (recorded_at, row);

CREATE INDEX decisions_by_reference ON decisions (series, row);

CREATE INDEX decisions_by_release ON decisions (release, row);

CREATE INDEX decisions_by_requester ON decisions (requester, row);

CREATE INDEX decisions_by_standing ON decisions (standing, row);

CREATE INDEX decisions_by_subject ON decisions (subject, row);

CREATE INDEX decisions_by_year ON decisions (year, row);

CREATE TABLE draft_versions (
  draft BLOB NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  saved_at INTEGER NOT NULL,
  content BLOB NOT NULL,
  typed BLOB NOT NULL,
  PRIMARY KEY (draft, version)
) STRICT;

CREATE TABLE drafts (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  owner BLOB NOT NULL CHECK (length(owner) = 16),
  kind_id TEXT NOT NULL CHECK (length(kind_id) BETWEEN 1 AND 64),
  started_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  reference TEXT CHECK (length(reference) BETWEEN 1 AND 64),
  discarded_at INTEGER,
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 67108864),
  typed BLOB NOT NULL CHECK (length(typed) BETWEEN 1 AND 67108864)
, examiner_case TEXT) STRICT;

CREATE INDEX drafts_by_examiner_case ON drafts (examiner_case);

CREATE INDEX drafts_by_owner ON drafts (owner, saved_at);

CREATE TABLE dues (
  row INTEGER NOT NULL REFERENCES entries (row),
  n INTEGER NOT NULL CHECK (n >= 0),
  at INTEGER NOT NULL,
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  decision BLOB NOT NULL CHECK (length(decision) = 32),
  what TEXT NOT NULL,
  settled_by TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (length(due_on) = 10),
  who TEXT NOT NULL COLLATE NOCASE,
  words TEXT NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (row, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX dues_by_day ON dues (open, due_on, row, n, what, who);

CREATE INDEX dues_by_subject ON dues (subject, row, n);

CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE (ABORT, 'entries are only ever added'); END;

CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE (ABORT, 'entries are only ever added'); END;

CREATE TRIGGER entries_never_replaced BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE row = NEW.row)
  OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM entries WHERE log = NEW.log AND seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'this entry is already there'); END;

CREATE TABLE entries (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
  log BLOB NOT NULL CHECK (length(log) = 16),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 3 AND 64),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  at INTEGER NOT NULL,
  bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  UNIQUE (log, seq)
) STRICT;

CREATE INDEX entries_by_kind ON entries (kind, row);

CREATE INDEX entries_by_subject ON entries (subject, row);

CREATE TABLE examiner_cases (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  reference TEXT NOT NULL COLLATE NOCASE,
  nation TEXT NOT NULL,
  died_from TEXT NOT NULL CHECK (length(died_from) = 10),
  died_to TEXT NOT NULL CHECK (length(died_to) = 10),
  came TEXT NOT NULL,
  high_profile INTEGER NOT NULL CHECK (high_profile IN (-1, 0, 1)),
  listed_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  state_at INTEGER NOT NULL,
  state_by BLOB NOT NULL CHECK (length(state_by) = 16),
  prepared_by BLOB NOT NULL CHECK (length(prepared_by) IN (0, 16)),
  prepared_at INTEGER NOT NULL,
  examiner TEXT NOT NULL COLLATE NOCASE,
  examiner_id BLOB NOT NULL CHECK (length(examiner_id) IN (0, 16)),
  independence TEXT NOT NULL,
  accesses INTEGER NOT NULL CHECK (accesses >= 0),
  awaiting INTEGER NOT NULL CHECK (awaiting >= 0)
) STRICT;

CREATE INDEX examiner_cases_awaiting ON examiner_cases (awaiting, row) WHERE awaiting > 0;

CREATE INDEX examiner_cases_by_changed ON examiner_cases (changed_at, row);

CREATE INDEX examiner_cases_by_closing ON examiner_cases (open, died_from, row);

CREATE INDEX examiner_cases_by_died ON examiner_cases (died_from, row);

CREATE INDEX examiner_cases_by_examiner ON examiner_cases (examiner_id, row);

CREATE INDEX examiner_cases_by_listed ON examiner_cases (listed_at, row);

CREATE INDEX examiner_cases_by_officer ON examiner_cases (prepared_by, row);

CREATE INDEX examiner_cases_by_reference ON examiner_cases (reference, row);

CREATE INDEX examiner_cases_by_state ON examiner_cases (state, row);

CREATE TABLE examiner_entries (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  signer BLOB NOT NULL CHECK (length(signer) = 16),
  examiner TEXT COLLATE NOCASE,
  examiner_id BLOB CHECK (length(examiner_id) = 16),
  asserts INTEGER CHECK (asserts IN (0, 1)),
  lost BLOB CHECK (length(lost) IN (0, 16)),
  scrutinises INTEGER NOT NULL CHECK (scrutinises IN (0, 1)),
  confirms BLOB CHECK (length(confirms) = 32),
  reference TEXT COLLATE NOCASE,
  nation TEXT,
  died_from TEXT CHECK (length(died_from) = 10),
  died_to TEXT CHECK (length(died_to) = 10),
  came TEXT,
  high_profile INTEGER CHECK (high_profile IN (0, 1)),
  source BLOB CHECK (length(source) = 32),
  source_short TEXT,
  accessed_at INTEGER,
  accessor TEXT COLLATE NOCASE,
  accessor_id BLOB CHECK (length(accessor_id) = 16),
  scope TEXT,
  months INTEGER
) STRICT;

CREATE INDEX examiner_entries_by_case ON examiner_entries (subject, source, row);

CREATE INDEX examiner_entries_by_confirmed ON examiner_entries (confirms, row)
  WHERE confirms IS NOT NULL;

CREATE INDEX examiner_entries_by_source ON examiner_entries (source, accessed_at, row)
  WHERE source IS NOT NULL;

CREATE INDEX examiner_entries_for_others ON examiner_entries (accessor_id, row)
  WHERE accessor_id <> signer;

CREATE TABLE exceptions (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  examiner_case BLOB NOT NULL CHECK (length(examiner_case) = 16)
) STRICT;

CREATE INDEX exceptions_by_case ON exceptions (examiner_case, row);

CREATE TRIGGER guidance_sets_never_change BEFORE UPDATE ON guidance_sets
BEGIN SELECT RAISE (ABORT, 'guidance sets are only ever added'); END;

CREATE TRIGGER guidance_sets_never_go BEFORE DELETE ON guidance_sets
BEGIN SELECT RAISE (ABORT, 'guidance sets are only ever added'); END;

CREATE TRIGGER guidance_sets_never_replaced BEFORE INSERT ON guidance_sets
WHEN EXISTS (SELECT 1 FROM guidance_sets WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE (ABORT, 'this guidance set is already there'); END;

CREATE TABLE guidance_sets (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 100),
  packed BLOB NOT NULL CHECK (length(packed) BETWEEN 1 AND 16777216)
) STRICT;

CREATE TABLE happenings (
  row INTEGER NOT NULL REFERENCES entries (row),
  n INTEGER NOT NULL CHECK (n >= 0),
  at INTEGER NOT NULL,
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  decision BLOB NOT NULL CHECK (length(decision) = 32),
  kind TEXT NOT NULL,
  settles TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (row, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX happenings_by_decision ON happenings (decision, row, n);

CREATE TABLE name_words (
  word TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 200),
  person INTEGER NOT NULL REFERENCES names (id) ON DELETE CASCADE,
  PRIMARY KEY (word, person)
) STRICT;

CREATE INDEX name_words_of_person ON name_words (person);

CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(reference) BETWEEN 1 AND 100),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  sorting TEXT NOT NULL CHECK (length(sorting) <= 400),
  born_on TEXT CHECK (length(born_on) = 10),
  health_number TEXT CHECK (length(health_number) = 10),
  others TEXT CHECK (length(others) BETWEEN 1 AND 1000),
  note TEXT CHECK (length(note) BETWEEN 1 AND 10000),
  changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX names_in_order ON names (sorting, id);

CREATE TRIGGER nodes_never_change BEFORE UPDATE ON nodes
BEGIN SELECT RAISE (ABORT, 'nodes are only ever added'); END;

CREATE TRIGGER nodes_never_go BEFORE DELETE ON nodes
BEGIN SELECT RAISE (ABORT, 'nodes are only ever added'); END;

CREATE TRIGGER nodes_never_replaced BEFORE INSERT ON nodes
WHEN EXISTS (
  SELECT 1 FROM nodes WHERE log = NEW.log AND level = NEW.level AND place = NEW.place
)
BEGIN SELECT RAISE (ABORT, 'this node is already there'); END;

CREATE TABLE nodes (
  log BLOB NOT NULL CHECK (length(log) = 16),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 63),
  place INTEGER NOT NULL CHECK (place >= 0),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (log, level, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers (
  log BLOB NOT NULL CHECK (length(log) = 16),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  reference TEXT NOT NULL UNIQUE,
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  row INTEGER NOT NULL REFERENCES entries (row),
  PRIMARY KEY (log, year, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX numbers_by_subject ON numbers (subject, row);

CREATE TRIGGER payloads_never_change BEFORE UPDATE ON payloads
BEGIN SELECT RAISE (ABORT, 'payloads are only ever added'); END;

CREATE TRIGGER payloads_never_go BEFORE DELETE ON payloads
BEGIN SELECT RAISE (ABORT, 'payloads are only ever added'); END;

CREATE TRIGGER payloads_never_replaced BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE entry = NEW.entry)
BEGIN SELECT RAISE (ABORT, 'this payload is already there'); END;

CREATE TABLE payloads (
  entry INTEGER PRIMARY KEY REFERENCES entries (row),
  secret BLOB NOT NULL CHECK (length(secret) = 32),
  packed BLOB NOT NULL CHECK (length(packed) BETWEEN 1 AND 67108864)
) STRICT;

CREATE TABLE problems (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  problem BLOB NOT NULL CHECK (length(problem) = 32),
  what TEXT NOT NULL CHECK (what IN ('noted', 'chased', 'resolved'))
) STRICT;

CREATE INDEX problems_by_case ON problems (subject, row);

CREATE INDEX problems_by_problem ON problems (problem, what, row);

CREATE VIRTUAL TABLE search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
  value TEXT NOT NULL CHECK (length(value) <= 65536)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  decision BLOB NOT NULL CHECK (length(decision) = 32),
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  type TEXT NOT NULL,
  holder TEXT NOT NULL,
  route TEXT NOT NULL,
  agreement TEXT NOT NULL,
  roles TEXT NOT NULL,
  scope TEXT NOT NULL,
  scope_months INTEGER NOT NULL CHECK (scope_months >= 0),
  view_days INTEGER NOT NULL CHECK (view_days >= -1),
  review_on TEXT NOT NULL CHECK (length(review_on) = 10)
) STRICT;

