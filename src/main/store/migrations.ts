// The database's shape, one step a version. A step that was released is never edited: the next one follows it.
// Times are milliseconds since 1970; booleans are 0 and 1; json columns hold the contract's shapes.

/** SQL that brings version n to n + 1, in order. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    uuid TEXT,
    name TEXT NOT NULL,
    name_given INTEGER NOT NULL,
    root TEXT NOT NULL,
    profile_key INTEGER NOT NULL,
    profile_name TEXT NOT NULL,
    options TEXT NOT NULL,
    results TEXT NOT NULL,
    practice INTEGER NOT NULL,
    without_failed INTEGER NOT NULL,
    step TEXT NOT NULL DEFAULT 'prepare',
    status TEXT NOT NULL DEFAULT 'running',
    fault TEXT,
    since REAL,
    created_at REAL NOT NULL,
    progress REAL NOT NULL DEFAULT 0,
    total_bytes INTEGER NOT NULL,
    create_asked_at REAL,
    edit_asked_at REAL,
    edit_known_at REAL,
    edit_done_at REAL,
    export_asked_at REAL,
    export_known_at REAL,
    export_done_at REAL,
    lease_owner TEXT,
    lease_until REAL
  ) STRICT;

  CREATE TABLE photos (
    project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    path TEXT NOT NULL,
    relative TEXT NOT NULL,
    upload_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ms REAL NOT NULL,
    sent_at REAL,
    md5 TEXT,
    verified INTEGER NOT NULL DEFAULT 0,
    failed TEXT,
    PRIMARY KEY (project, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE left_out (
    project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE INDEX left_out_project ON left_out (project, reason);

  CREATE TABLE results (
    project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    photo INTEGER,
    target TEXT NOT NULL,
    backup TEXT,
    sha256 TEXT,
    created INTEGER NOT NULL DEFAULT 0,
    placed_at REAL,
    failed TEXT,
    note TEXT,
    PRIMARY KEY (project, kind, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE timeline (
    project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    at REAL NOT NULL,
    what TEXT NOT NULL,
    detail TEXT
  ) STRICT;
  CREATE INDEX timeline_project ON timeline (project, at);

  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // The order in which projects take their turns.
  `
  ALTER TABLE projects ADD COLUMN place INTEGER;
  UPDATE projects SET place = rowid;
  `,
  // Watch folders, and the shoots that are known in them.
  `
  CREATE TABLE watch_folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    depth INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    start TEXT
  ) STRICT;

  CREATE TABLE watch_shoots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder INTEGER NOT NULL REFERENCES watch_folders (id) ON DELETE CASCADE,
    path TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    photos INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    fault TEXT,
    at REAL NOT NULL
  ) STRICT;
  CREATE INDEX watch_shoots_folder ON watch_shoots (folder, state);
  `,
  // What came back for one photo is asked for by every page of photos and every thumbnail.
  `
  CREATE INDEX results_photo ON results (project, photo);
  `,
  // By what a shoot's folder is known when it has another name; and a folder of a rebuilt list, of which nobody knows what
  // was in it before.
  `
  ALTER TABLE watch_shoots ADD COLUMN identity TEXT;
  ALTER TABLE watch_folders ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0;
  `,
  // Whose a file is that stands where a result is to go.
  `
  CREATE INDEX results_target ON results (target);
  `,
  // Which Roundtrips transfer now, so that they share the line.
  `
  CREATE TABLE senders (
    owner TEXT PRIMARY KEY,
    projects INTEGER NOT NULL,
    photos INTEGER NOT NULL,
    until REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Which projects send and which wait for their turn, in whichever process.
  `
  CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    sending INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
