PRAGMA user_version = 1;
PRAGMA application_id = 0;
CREATE TABLE vote_import (
    number INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    layout TEXT NOT NULL,
    source TEXT NOT NULL,
    downloaded TEXT NOT NULL,
    imported TEXT NOT NULL,
    rows INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    complaints INTEGER NOT NULL
);
CREATE TABLE vote_state (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE roll_call (
    number INTEGER PRIMARY KEY,
    id_key TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    symbol TEXT NOT NULL,
    kind TEXT NOT NULL,
    organ TEXT NOT NULL,
    session TEXT NOT NULL,
    date TEXT NOT NULL,
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    published_yes INTEGER, published_no INTEGER, published_abstaining INTEGER, published_absent INTEGER,
    counted_yes INTEGER, counted_no INTEGER, counted_abstaining INTEGER, counted_absent INTEGER,
    outcome TEXT NOT NULL,
    voted_on TEXT NOT NULL,
    amends TEXT NOT NULL,
    sponsor TEXT NOT NULL,
    meeting TEXT NOT NULL,
    topics TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    without_vote INTEGER NOT NULL,
    record TEXT NOT NULL,
    vote_import INTEGER NOT NULL REFERENCES vote_import (number) ON DELETE CASCADE,
    -- The same vote is known from a better record.
    shadowed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX roll_call_by_import ON roll_call (vote_import);
CREATE INDEX roll_call_by_record ON roll_call (record);
CREATE TABLE roll_call_votes (
    roll_call INTEGER PRIMARY KEY REFERENCES roll_call (number) ON DELETE CASCADE,
    votes BLOB NOT NULL
);
CREATE TABLE roll_call_name (
    name TEXT NOT NULL,
    roll_call INTEGER NOT NULL REFERENCES roll_call (number) ON DELETE CASCADE,
    how TEXT NOT NULL,
    PRIMARY KEY (name, roll_call, how)
) WITHOUT ROWID;
CREATE INDEX roll_call_name_of ON roll_call_name (roll_call);
CREATE TABLE roll_call_words (
    roll_call INTEGER PRIMARY KEY REFERENCES roll_call (number) ON DELETE CASCADE,
    date TEXT NOT NULL,
    words TEXT NOT NULL
);
INSERT INTO vote_import VALUES (1,'votes.csv','a layout','UN Digital Library','','2026-11-28',2,2,0);
INSERT INTO vote_state VALUES (0,'AFG');
INSERT INTO vote_state VALUES (1,'ALB');
INSERT INTO roll_call VALUES (1,'A/RES/80/1','A/RES/80/1','A/RES/80/1','whole','GA','80','2025-10-01','Ports','simple',1,0,1,0,1,0,1,0,'adopted','','','','','','','',0,'undl 1',1,0);
INSERT INTO roll_call_votes VALUES (1,X'0103');
INSERT INTO roll_call_name VALUES ('A/RES/80/1',1,'own');
INSERT INTO roll_call_words VALUES (1,'2025-10-01','a/res/80/1
ports
undl 1
whole
80');
