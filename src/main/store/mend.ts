// What follows from a list's having been rebuilt: nothing may be asked again that may have been asked before, nothing
// runs by itself, and each project's story says it. Called by rebuild.ts, on the new list before it takes its place.
import type { DatabaseSync } from 'node:sqlite';
import { steps } from '#contract/project.ts';
import { transaction } from './database.ts';
import type { Merged } from './merge-rows.ts';

export interface RebuiltProject {
  readonly id: string;
  readonly name: string;
}
/** What a rebuilt list holds. */
export interface Rebuilt {
  /** Where the damaged list is kept, unless it was gone. */
  readonly kept: string | null;
  /** As they were. */
  readonly whole: readonly RebuiltProject[];
  /** Known in part, or as they were at the last copy: Roundtrip looks at Imagen and at their folders before it goes on. */
  readonly inPart: readonly RebuiltProject[];
  /** Projects of which no more than this is known. `photo` is the path of one of their photos. */
  readonly lost: readonly { readonly id: string; readonly photo: string | null }[];
  /** Watched folders that started shoots by themselves. They only propose now, until a person turns it on again. */
  readonly startsOff: readonly string[];
}

export function mend(db: DatabaseSync, merged: Merged, kept: string | null): Rebuilt {
  const whole: RebuiltProject[] = [];
  const inPart: RebuiltProject[] = [];
  const startsOff: string[] = [];
  transaction(db, () => {
    startsOff.push(...stopStarting(db));
    for (const { id, name } of db.prepare('SELECT id, name FROM projects ORDER BY created_at').all()) {
      const project = { id: String(id), name: String(name) };
      const again = mendProject(db, project.id, merged);
      const isWhole = !again && isAsItWas(db, project.id, merged);
      (isWhole ? whole : inPart).push(project);
      const detail = JSON.stringify({ whole: isWhole });
      const story = 'INSERT INTO timeline (project, at, what, detail) VALUES (?, ?, ?, ?)';
      db.prepare(story).run(project.id, Date.now(), 'rebuilt', detail);
    }
    // Whoever transferred has closed the list, or it would not be rebuilt: nobody is to make room for them.
    db.exec('DELETE FROM senders; DELETE FROM turns');
    // What was known of a watched folder may be lost, and all that is in it would seem new.
    db.exec('UPDATE watch_folders SET unsure = 1');
  });
  const lost = [...merged.lost].map(([id, photo]) => ({ id, photo }));
  return { kept, whole, inPart, lost, startsOff };
}

// Which shoots were known may be lost, and a copy may be older than a person's “no”: either way a whole archive would start.
function stopStarting(db: DatabaseSync): readonly string[] {
  const starting = db.prepare('SELECT path FROM watch_folders WHERE starts <> 0 ORDER BY id').all();
  db.exec('UPDATE watch_folders SET starts = 0');
  return starting.map(({ path }) => String(path));
}

// [Note: asked once] The list may be older than what was last written to it, and a copy surely is: an edit may have been
// asked for since. Marked as asked, it isn't asked for again without the service's proof or a person's yes.
const assumeAsked = `UPDATE projects SET
    create_asked_at = CASE WHEN uuid IS NULL THEN coalesce(create_asked_at, :now) ELSE create_asked_at END,
    edit_asked_at = coalesce(edit_asked_at, :now),
    export_asked_at = CASE WHEN :believed AND step = 'done' THEN export_asked_at ELSE coalesce(export_asked_at, :now) END
  WHERE id = :id AND status <> 'cancelled'`;

// Nobody asks for an edit while photos wait; so, from then on, each that hasn't failed was sent.
const past = steps.slice(steps.indexOf('edit')).map((step) => `'${step}'`);
const sentBefore = `UPDATE photos AS p SET sent_at = (SELECT created_at FROM projects j WHERE j.id = p.project)
  WHERE project = :id AND sent_at IS NULL AND failed IS NULL
    AND EXISTS (SELECT 1 FROM projects j WHERE j.id = p.project AND j.step IN (${past.join()}) AND j.status <> 'cancelled')`;

const standStill = `UPDATE projects SET lease_owner = NULL, lease_until = NULL,
    since = CASE WHEN status IN ('running', 'waiting') THEN :now ELSE since END,
    status = CASE WHEN status NOT IN ('running', 'waiting') THEN status WHEN step = 'done' THEN 'done' ELSE 'paused' END
  WHERE id = :id`;

/** Results that must be there and that nobody knows of are fetched again: what stands there already is known again. */
const fetchAgain = (kind: 'edit' | 'jpeg', step: 'download' | 'deliver', stepsPast: string): string =>
  `UPDATE projects SET step = '${step}', status = CASE WHEN status = 'done' THEN 'paused' ELSE status END, since = :now
   WHERE id = :id AND step IN (${stepsPast}) AND status <> 'cancelled' AND options NOT LIKE '%hdr_merge%'
     AND (results NOT LIKE '%"jpegs":"none"%' OR '${kind}' = 'edit')
     AND NOT EXISTS (SELECT 1 FROM timeline t WHERE t.project = :id AND t.what = 'restored')
     AND EXISTS (SELECT 1 FROM photos p WHERE p.project = :id AND p.sent_at IS NOT NULL AND p.failed IS NULL AND NOT EXISTS
       (SELECT 1 FROM results r WHERE r.project = :id AND r.photo = p.id AND r.kind = '${kind}' AND r.placed_at IS NOT NULL))`;

/** True when results of it are to be fetched again. */
function mendProject(db: DatabaseSync, id: string, { fromCopy }: Merged): boolean {
  const now = Date.now();
  const believed = Number(fromCopy.get(id)?.has('projects') !== true);
  db.prepare(assumeAsked).run({ id, now, believed });
  db.prepare(standStill).run({ id, now });
  db.prepare(sentBefore).run({ id });
  const edits = db.prepare(fetchAgain('edit', 'download', "'export', 'deliver', 'done'")).run({ id, now });
  const jpegs = db.prepare(fetchAgain('jpeg', 'deliver', "'done'")).run({ id, now });
  return edits.changes > 0 || jpegs.changes > 0;
}

function isAsItWas(db: DatabaseSync, id: string, { fromCopy, gaps }: Merged): boolean {
  const own = ['photos', 'left_out', 'results', 'timeline'];
  if (fromCopy.has(id) || own.some((table) => gaps.has(table))) return false;
  const bytes =
    'SELECT total_bytes = (SELECT coalesce(sum(size), 0) FROM photos WHERE project = :id) AS same';
  return db.prepare(`${bytes} FROM projects WHERE id = :id`).get({ id })?.same === 1;
}
