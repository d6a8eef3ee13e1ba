-- The register as docs/register-format.md describes it. Times are milliseconds since 1970 in UTC.

-- What was signed. `row` is the order of arrival in this register; the other columns repeat what
-- the bytes say, so that rows can be found, and are compared with them on verification.
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

CREATE INDEX entries_by_subject ON entries (subject, row);
CREATE INDEX entries_by_kind ON entries (kind, row);

CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE (ABORT, 'entries are only ever added'); END;

CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE (ABORT, 'entries are only ever added'); END;

-- INSERT OR REPLACE would pass the trigger on DELETE, so each key is looked for first.
CREATE TRIGGER entries_never_replaced BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE row = NEW.row)
  OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM entries WHERE log = NEW.log AND seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'this entry is already there'); END;

-- What an entry commits to, as zlib packs it, and the secret its salts come from.
CREATE TABLE payloads (
  entry INTEGER PRIMARY KEY REFERENCES entries (row),
  secret BLOB NOT NULL CHECK (length(secret) = 32),
  packed BLOB NOT NULL CHECK (length(packed) BETWEEN 1 AND 67108864)
) STRICT;

CREATE TRIGGER payloads_never_change BEFORE UPDATE ON payloads
BEGIN SELECT RAISE (ABORT, 'payloads are only ever added'); END;

CREATE TRIGGER payloads_never_go BEFORE DELETE ON payloads
BEGIN SELECT RAISE (ABORT, 'payloads are only ever added'); END;

CREATE TRIGGER payloads_never_replaced BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE entry = NEW.entry)
BEGIN SELECT RAISE (ABORT, 'this payload is already there'); END;

-- Completed inner nodes of each log's tree; level 0 are the ids of its entries.
CREATE TABLE nodes (
  log BLOB NOT NULL CHECK (length(log) = 16),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 63),
  place INTEGER NOT NULL CHECK (place >= 0),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (log, level, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER nodes_never_change BEFORE UPDATE ON nodes
BEGIN SELECT RAISE (ABORT, 'nodes are only ever added'); END;

CREATE TRIGGER nodes_never_go BEFORE DELETE ON nodes
BEGIN SELECT RAISE (ABORT, 'nodes are only ever added'); END;

CREATE TRIGGER nodes_never_replaced BEFORE INSERT ON nodes
WHEN EXISTS (
  SELECT 1 FROM nodes WHERE log = NEW.log AND level = NEW.level AND place = NEW.place
)
BEGIN SELECT RAISE (ABORT, 'this node is already there'); END;

-- Each guidance set ever used, as `guidance.adopted` names it by its SHA-256; zlib inside.
CREATE TABLE guidance_sets (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 100),
  packed BLOB NOT NULL CHECK (length(packed) BETWEEN 1 AND 16777216)
) STRICT;

CREATE TRIGGER guidance_sets_never_change BEFORE UPDATE ON guidance_sets
BEGIN SELECT RAISE (ABORT, 'guidance sets are only ever added'); END;

CREATE TRIGGER guidance_sets_never_go BEFORE DELETE ON guidance_sets
BEGIN SELECT RAISE (ABORT, 'guidance sets are only ever added'); END;

CREATE TRIGGER guidance_sets_never_replaced BEFORE INSERT ON guidance_sets
WHEN EXISTS (SELECT 1 FROM guidance_sets WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE (ABORT, 'this guidance set is already there'); END;

-- Drafts are ordinary, changeable data. `content` is a case in the payload's own lines, `typed` is
-- JSON; both are packed as payloads are.
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
) STRICT;

CREATE INDEX drafts_by_owner ON drafts (owner, saved_at);

-- How a draft stood earlier: a step back for whoever overwrote too much.
CREATE TABLE draft_versions (
  draft BLOB NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  saved_at INTEGER NOT NULL,
  content BLOB NOT NULL,
  typed BLOB NOT NULL,
  PRIMARY KEY (draft, version)
) STRICT;

-- The list of decisions: worked out from checked payloads alone, and rebuilt from them at any time.
CREATE TABLE decisions (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
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
  next_on TEXT NOT NULL CHECK (length(next_on) = 10),
  late_s INTEGER NOT NULL CHECK (late_s >= 0)
) STRICT;

-- One index for each column a list can be ordered by; `row` breaks ties and is the keyset.
CREATE INDEX decisions_by_reference ON decisions (series, row);
CREATE INDEX decisions_by_kind ON decisions (kind_id, row);
CREATE INDEX decisions_by_decided ON decisions (decided_at, row);
CREATE INDEX decisions_by_requester ON decisions (requester, row);
CREATE INDEX decisions_by_outcome ON decisions (outcome, row);
CREATE INDEX decisions_by_subject ON decisions (subject, row);
CREATE INDEX decisions_by_next ON decisions (next_on, row);
CREATE INDEX decisions_by_late ON decisions (late_s, row);
CREATE INDEX decisions_by_year ON decisions (year, row);

-- Every number ever given, and to what: a gap without an entry behind it cannot arise.
CREATE TABLE numbers (
  log BLOB NOT NULL CHECK (length(log) = 16),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  reference TEXT NOT NULL UNIQUE,
  subject BLOB NOT NULL UNIQUE CHECK (length(subject) = 16),
  row INTEGER NOT NULL REFERENCES entries (row),
  PRIMARY KEY (log, year, number)
) STRICT, WITHOUT ROWID;

-- Words of decisions, without the decisions: `rowid` is `decisions.row`. Merges wait for idle time,
-- since one in the middle of recording would be felt.
CREATE VIRTUAL TABLE search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 2000);

-- Conveniences that nothing signed depends on, such as a notice put away.
CREATE TABLE settings (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
  value TEXT NOT NULL CHECK (length(value) <= 65536)
) STRICT, WITHOUT ROWID;
