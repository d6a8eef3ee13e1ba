-- What happens after a decision, and how each decision stands by it. The lists are worked out from
-- the entries alone; they are emptied here and built anew before they are used.
DROP TABLE decisions;
DROP TABLE numbers;
INSERT INTO search (search) VALUES ('delete-all');

INSERT OR REPLACE INTO settings
SELECT 'lists pending', '0 ' || max(row) FROM entries HAVING max(row) > 0;

-- The list of decisions: each row but its last three columns is worked out from one checked payload.
-- A case has several decisions when one was corrected. `standing`, `release` and `next_on` are worked
-- out from `dues` and `happenings` whenever an entry on the case arrives.
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

-- One index for each column a list can be ordered or narrowed by; `row` breaks ties and is the
-- keyset.
CREATE INDEX decisions_by_id ON decisions (id, row);
CREATE INDEX decisions_by_reference ON decisions (series, row);
CREATE INDEX decisions_by_year ON decisions (year, row);
CREATE INDEX decisions_by_kind ON decisions (kind_id, row);
CREATE INDEX decisions_by_decided ON decisions (decided_at, row, outcome, kind_id, standing);
CREATE INDEX decisions_by_recorded ON decisions (recorded_at, row);
CREATE INDEX decisions_by_requester ON decisions (requester, row);
CREATE INDEX decisions_by_outcome ON decisions (outcome, row);
CREATE INDEX decisions_by_subject ON decisions (subject, row);
CREATE INDEX decisions_by_gateway ON decisions (gateway, row);
CREATE INDEX decisions_by_decider ON decisions (decided_by, row);
CREATE INDEX decisions_by_nation ON decisions (nation, row);
CREATE INDEX decisions_by_late ON decisions (late_s, row);
CREATE INDEX decisions_by_standing ON decisions (standing, row);
CREATE INDEX decisions_by_release ON decisions (release, row);
CREATE INDEX decisions_by_next ON decisions (next_on, row);

-- Every number ever given, and to what: a gap without an entry behind it cannot arise. A case whose
-- decision was corrected has several.
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

-- What falls due: each row but `open` is worked out from the entry `row` alone, of which it is number
-- `n`. `decision` is the id of the entry it is about, `at` when the entry was recorded. It is open
-- until a later happening settles `settled_by`.
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

CREATE INDEX dues_by_subject ON dues (subject, row, n);
CREATE INDEX dues_by_day ON dues (open, due_on, row, n, what, who);

-- What happened to which decision: each row is worked out from the entry `row` alone.
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

-- FTS5 takes at most 2,000 segments and then answers that the disk is full; each transaction that
-- indexes words leaves one until idle time merges them. Half as many leaves room for what merges.
INSERT INTO search (search, rank) VALUES ('crisismerge', 1000);
