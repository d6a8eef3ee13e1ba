-- What an examiner's office works by: standing decisions for sources of records, problems of access,
-- and decisions that are exceptions of a case. Nothing of it was recorded before this step.

-- Which examiner's case a draft is an exception of, so that the case finds it; what the draft itself
-- holds is what counts.
ALTER TABLE drafts ADD COLUMN examiner_case TEXT;

CREATE INDEX drafts_by_examiner_case ON drafts (examiner_case);

-- Standing decisions: each row is worked out from the payload of the decision `row` alone. Until when
-- one is in force follows from `decisions`, `dues` and `happenings`.
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

-- Decisions that are exceptions of an examiner's case: each row follows from its payload alone.
CREATE TABLE exceptions (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  examiner_case BLOB NOT NULL CHECK (length(examiner_case) = 16)
) STRICT;

CREATE INDEX exceptions_by_case ON exceptions (examiner_case, row);

-- Problems of access: each row is worked out from the entry `row` alone. `problem` is the id of the
-- entry that noted it first; `what` is noted, chased or resolved.
CREATE TABLE problems (
  row INTEGER PRIMARY KEY REFERENCES entries (row),
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  problem BLOB NOT NULL CHECK (length(problem) = 32),
  what TEXT NOT NULL CHECK (what IN ('noted', 'chased', 'resolved'))
) STRICT;

CREATE INDEX problems_by_case ON problems (subject, row);
CREATE INDEX problems_by_problem ON problems (problem, what, row);
