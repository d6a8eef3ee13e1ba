-- The examiner log. Nothing of it was recorded before this step.

-- What each entry says of a case of the log: every row is worked out from the entry `row` alone. Which
-- columns are filled goes by its kind: those of a case's details, of a step, or of an access.
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
CREATE INDEX examiner_entries_by_source ON examiner_entries (source, accessed_at, row)
  WHERE source IS NOT NULL;
CREATE INDEX examiner_entries_by_confirmed ON examiner_entries (confirms, row)
  WHERE confirms IS NOT NULL;
-- What was logged for somebody else, and may wait for their word.
CREATE INDEX examiner_entries_for_others ON examiner_entries (accessor_id, row)
  WHERE accessor_id <> signer;

-- The list of cases: each row follows from all rows of `examiner_entries` on the case. `row` is that
-- of the entry that listed it first.
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

-- One index for each column the list is ordered or narrowed by; `row` breaks ties and is the keyset.
CREATE INDEX examiner_cases_by_reference ON examiner_cases (reference, row);
CREATE INDEX examiner_cases_by_died ON examiner_cases (died_from, row);
CREATE INDEX examiner_cases_by_changed ON examiner_cases (changed_at, row);
CREATE INDEX examiner_cases_by_state ON examiner_cases (state, row);
CREATE INDEX examiner_cases_by_closing ON examiner_cases (open, died_from, row);
CREATE INDEX examiner_cases_by_officer ON examiner_cases (prepared_by, row);
CREATE INDEX examiner_cases_by_examiner ON examiner_cases (examiner_id, row);
CREATE INDEX examiner_cases_by_listed ON examiner_cases (listed_at, row);
CREATE INDEX examiner_cases_awaiting ON examiner_cases (awaiting, row) WHERE awaiting > 0;

-- The words of cases, by `examiner_cases.row`; as the table `search` is for decisions.
CREATE VIRTUAL TABLE case_search USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO case_search (case_search, rank) VALUES ('automerge', 0);
INSERT INTO case_search (case_search, rank) VALUES ('crisismerge', 1000);
