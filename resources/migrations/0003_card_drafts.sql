-- Urgent cards half typed: one for each person, ordinary, changeable data like drafts. `content` is
-- a card in the payload's own lines, `typed` is JSON; both are packed as payloads are.
CREATE TABLE card_drafts (
  owner BLOB PRIMARY KEY CHECK (length(owner) = 16),
  saved_at INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 67108864),
  typed BLOB NOT NULL CHECK (length(typed) BETWEEN 1 AND 67108864)
) STRICT, WITHOUT ROWID;
