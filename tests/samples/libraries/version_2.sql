PRAGMA user_version = 2;
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
CREATE TABLE document (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL,
    identity_key TEXT NOT NULL,
    symbol TEXT NOT NULL,
    symbol_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    organ TEXT NOT NULL,
    session TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    family TEXT NOT NULL,
    family_key TEXT NOT NULL,
    counterpart TEXT NOT NULL DEFAULT '',
    sponsor TEXT NOT NULL,
    file TEXT NOT NULL,
    -- Where it stands in the list.
    place TEXT NOT NULL,
    first_paragraph INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    -- Since when it lies in the bin, '' where it does not.
    removed TEXT NOT NULL DEFAULT '',
    -- The user asked for the bundled summary instead.
    summary_shown INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX document_by_identity ON document (identity_key) WHERE removed = '';
CREATE INDEX document_by_symbol ON document (symbol_key);
CREATE INDEX document_by_family ON document (family_key);
CREATE INDEX document_by_paragraph ON document (first_paragraph);
CREATE TABLE document_source (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    imported TEXT NOT NULL,
    format TEXT NOT NULL,
    left_out TEXT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    symbol_line TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
);
CREATE INDEX document_source_by_hash ON document_source (sha256);
CREATE TABLE document_original (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
    content BLOB NOT NULL
);
CREATE TABLE paragraph (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    place INTEGER NOT NULL,
    section TEXT NOT NULL,
    label TEXT NOT NULL,
    mark TEXT NOT NULL,
    level INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE note (
    symbol_key TEXT PRIMARY KEY,
    symbol TEXT NOT NULL,
    text TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE comparison (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    original TEXT NOT NULL,
    amended TEXT NOT NULL,
    date TEXT NOT NULL,
    note TEXT NOT NULL,
    revision INTEGER NOT NULL
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
INSERT INTO document VALUES (1,'A/80/L.5','A/80/L.5','A/80/L.5','A/80/L.5','draft','Ports','2025-10-01','GA','80','en','own','A/80/L.5','A/80/L.5','A/80/L.5/Rev.1','','x.txt','0"80a/"80/l.!5',1,4,'',0);
INSERT INTO document VALUES (2,'A/80/L.5/Rev.1','A/80/L.5/Rev.1','A/80/L.5/Rev.1','A/80/L.5/Rev.1','draft','Harbours','2025-10-01','GA','80','en','own','A/80/L.5','A/80/L.5','A/80/L.5','','x.txt','0"80a/"80/l.!5/rev.!1',5,4,'',0);
INSERT INTO document VALUES (3,'A/80/L.6','A/80/L.6','A/80/L.6','A/80/L.6','draft','Seas','2025-10-01','GA','80','en','own','A/80/L.6','A/80/L.6','','','x.txt','0"80a/"80/l.!6',9,4,'2026-11-28T13:53:46+00:00',0);
INSERT INTO document_source VALUES (1,'284c7711555f3911f7b97c7aeae31e61c72378067d966ad4e35a3ed9e60ecbb7','2025-10-02T09:00:00+00:00','text','["a header"]','x.txt','','A/80/L.5','a3835348817a4be7a7b1904b6e810453dd84935e49760d8f5e5dcd5a5cfc5733');
INSERT INTO document_source VALUES (2,'8d13ef342a0f3d73aa18ad72811616c8450b9948ca9eb7fea0adb2089639fc95','2025-10-02T09:00:00+00:00','text','["a header"]','x.txt','','A/80/L.5/Rev.1','18a10e976b53524c9a3ccd6adceaaf93d7abeae7ac95c82114702e6e300c804e');
INSERT INTO document_source VALUES (3,'9a15c76093e88ba2dd8f5f8d716ab235a0e783232744957411e796d5bf96860e','2025-10-02T09:00:00+00:00','text','["a header"]','x.txt','','A/80/L.6','65be1fac594e7662250a71b675c87354ab24ae19d1a65fc9daef247eeb6f4732');
INSERT INTO document_original VALUES (1,X'412F38302F4C2E350A0A506F7274730A0A5468652047656E6572616C20417373656D626C792C0A0A526563616C6C696E67206CE28099C3A974C3A92C20D982D98ED8B1D8A7D8B120616E6420E586B3E8AEAE2C0A0A312E2044656369646573206F6E20706F7274732EFF');
INSERT INTO document_original VALUES (2,X'412F38302F4C2E352F5265762E310A0A486172626F7572730A0A5468652047656E6572616C20417373656D626C792C0A0A526563616C6C696E67206CE28099C3A974C3A92C20D982D98ED8B1D8A7D8B120616E6420E586B3E8AEAE2C0A0A312E2044656369646573206F6E20686172626F7572732EFF');
INSERT INTO document_original VALUES (3,X'412F38302F4C2E360A0A536561730A0A5468652047656E6572616C20417373656D626C792C0A0A526563616C6C696E67206CE28099C3A974C3A92C20D982D98ED8B1D8A7D8B120616E6420E586B3E8AEAE2C0A0A312E2044656369646573206F6E20736561732EFF');
INSERT INTO paragraph VALUES (1,1,0,'title','','',0,'Ports');
INSERT INTO paragraph VALUES (2,1,1,'opening','','',0,'The General Assembly,');
INSERT INTO paragraph VALUES (3,1,2,'preambular','','',0,'Recalling l’été, قَرار and 决议,');
INSERT INTO paragraph VALUES (4,1,3,'operative','1','1.',0,'Decides on ports.');
INSERT INTO paragraph VALUES (5,2,0,'title','','',0,'Harbours');
INSERT INTO paragraph VALUES (6,2,1,'opening','','',0,'The General Assembly,');
INSERT INTO paragraph VALUES (7,2,2,'preambular','','',0,'Recalling l’été, قَرار and 决议,');
INSERT INTO paragraph VALUES (8,2,3,'operative','1','1.',0,'Decides on harbours.');
INSERT INTO paragraph VALUES (9,3,0,'title','','',0,'Seas');
INSERT INTO paragraph VALUES (10,3,1,'opening','','',0,'The General Assembly,');
INSERT INTO paragraph VALUES (11,3,2,'preambular','','',0,'Recalling l’été, قَرار and 决议,');
INSERT INTO paragraph VALUES (12,3,3,'operative','1','1.',0,'Decides on seas.');
INSERT INTO note VALUES ('A/80/L.5','A/80/L.5','Ask the capital.',1,'2026-11-28T13:53:46+00:00');
INSERT INTO comparison VALUES (1,'A/80/L.5','/home/é/draft.docx','2025-10-03','Before',1);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES ('document',3);
INSERT INTO sqlite_sequence VALUES ('comparison',1);
