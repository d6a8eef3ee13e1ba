-- The name key: whom a local reference means. Ordinary data that nothing signed depends on; it can
-- be changed, and forgotten, at any time. `sorting` is the name folded, surname first.
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

-- The words a person of the name key is found by, folded.
CREATE TABLE name_words (
  word TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 200),
  person INTEGER NOT NULL REFERENCES names (id) ON DELETE CASCADE,
  PRIMARY KEY (word, person)
) STRICT;

CREATE INDEX name_words_of_person ON name_words (person);

-- Urgent cards half typed: one for each person, ordinary, changeable data like drafts. `content` is
-- a card in the payload's own lines, `typed` is JSON; both are packed as payloads are.
CREATE TABLE card_drafts (
  owner BLOB PRIMARY KEY CHECK (length(owner) = 16),
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 67108864),
  typed BLOB NOT NULL CHECK (length(typed) BETWEEN 1 AND 67108864)
) STRICT, WITHOUT ROWID;
