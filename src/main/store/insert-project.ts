// A new project's rows: itself, its photos, and what was left out. Called by projects.ts.
import type { DatabaseSync } from 'node:sqlite';
import type { EditOptions } from '#contract/ai-tools.ts';
import type { ResultRules } from '#contract/project.ts';
import type { LeftOut, ShootPhoto } from '#contract/shoot.ts';

export interface NewProject {
  readonly id: string;
  readonly name: string;
  /** True when a person typed the name: then it is never changed for them. */
  readonly nameGiven: boolean;
  readonly root: string;
  readonly profile: { readonly key: number; readonly name: string };
  readonly options: EditOptions;
  readonly results: ResultRules;
  readonly practice: boolean;
  readonly withoutFailed: boolean;
  readonly photos: readonly (ShootPhoto & { readonly uploadName: string })[];
  readonly leftOut: readonly LeftOut[];
}

export function insertProject(db: DatabaseSync, project: NewProject): void {
  const bytes = project.photos.reduce((sum, photo) => sum + photo.size, 0);
  db.prepare(
    `INSERT INTO projects (id, name, name_given, root, profile_key, profile_name, options, results, practice,
       without_failed, created_at, total_bytes, place)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM projects))`,
  ).run(
    project.id,
    project.name,
    Number(project.nameGiven),
    project.root,
    project.profile.key,
    project.profile.name,
    JSON.stringify(project.options),
    JSON.stringify(project.results),
    Number(project.practice),
    Number(project.withoutFailed),
    Date.now(),
    bytes,
  );
  insertPhotos(db, project);
}

function insertPhotos(db: DatabaseSync, project: NewProject): void {
  const photo = db.prepare(
    'INSERT INTO photos (project, id, path, relative, upload_name, size, mtime_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const each of project.photos)
    photo.run(project.id, each.id, each.path, each.relative, each.uploadName, each.size, each.mtimeMs);
  const left = db.prepare('INSERT INTO left_out (project, path, reason) VALUES (?, ?, ?)');
  for (const each of project.leftOut) left.run(project.id, each.path, each.reason);
}
