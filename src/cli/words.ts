// The terminal's words for what the program knows by codes. The window has the same ones in src/renderer/words.
import type { Tool } from '#contract/ai-tools.ts';
import type { ProjectSummary, Status, Step } from '#contract/project.ts';
import type { LeftOutReason } from '#contract/shoot.ts';

/** A command line as it can be typed. */
export const typed = (words: string): string => `npm run -s roundtrip -- ${words}`;

// Of one, and of several.
const leftOut: Readonly<Record<LeftOutReason, readonly [string, string]>> = {
  hidden: ['hidden file', 'hidden files'],
  system: ['file of the system', 'files of the system'],
  'own-results': ['result of an earlier edit', 'results of earlier edits'],
  sidecar: ['sidecar', 'sidecars'],
  video: ['video', 'videos'],
  unsupported: ['file that Imagen can’t edit', 'files that Imagen can’t edit'],
  empty: ['empty file', 'empty files'],
  unreadable: ['file that can’t be read', 'files that can’t be read'],
  twin: ['twin of a RAW', 'twins of RAWs'],
  'other-format': ['photo that the profile isn’t for', 'photos that the profile isn’t for'],
  deselected: ['photo not selected', 'photos not selected'],
  'link-loop': ['link in a circle', 'links in a circle'],
};

const failed: Readonly<Record<string, string>> = {
  'not-sent': 'its turn did not come',
  cancelled: 'the project was cancelled',
  'photo-changed': 'it changed while it was sent',
  'photo-unreadable': 'it can’t be read',
  'shoot-missing': 'it isn’t there any more',
  'transfer-mismatch': 'it didn’t arrive as it was sent',
  'link-refused': 'Imagen’s storage refuses it',
  'server-trouble': 'Imagen’s storage had trouble with it, again and again',
  'unexpected-reply': 'Imagen gave no link for it',
  'no-result': 'no edit came back',
  'folder-not-writable': 'its edit could not be saved',
  'disk-full': 'its edit could not be saved, the disk is full',
};

/** `8 sidecars`. */
export function leftOutWords(reason: string, count: number): string {
  const [one, several] = leftOut[reason as LeftOutReason] ?? [reason, reason];
  return counted(count, one, several);
}
/** `2: it changed while it was sent`. */
export const failedWords = (reason: string, count: number): string => `${count}: ${failed[reason] ?? reason}`;

const stepWords: Readonly<Record<Step, string>> = {
  prepare: 'getting ready',
  create: 'getting ready',
  upload: 'sending photos',
  edit: 'Imagen is editing',
  download: 'fetching edits',
  export: 'Imagen makes the JPEGs',
  deliver: 'fetching JPEGs',
  done: 'done',
};
const statusWords: Readonly<Record<Exclude<Status, 'running' | 'done'>, string>> = {
  waiting: 'waits',
  paused: 'paused',
  faulted: 'needs you',
  cancelled: 'cancelled',
};

/** Where a project is, and how it is going if that needs saying: `sending photos, paused`. */
export function standing({ step, status }: Pick<ProjectSummary, 'step' | 'status'>): string {
  if (step === 'done' || status === 'running' || status === 'done') return stepWords[step];
  return `${stepWords[step]}, ${statusWords[status]}`;
}

export const toolWords: Readonly<Record<Tool, string>> = {
  crop: 'crops each photo for a better composition',
  portrait_crop: 'crops around the people in the photo',
  headshot_crop: 'crops to head and shoulders, alike in every photo',
  straighten: 'levels the horizon',
  perspective_correction: 'makes walls and other verticals upright',
  hdr_merge: 'merges bracketed frames into one DNG each',
  subject_mask: 'brings out the subject with a mask you can change in Lightroom',
  smooth_skin: 'softens skin and keeps its texture',
  window_pull: 'brings back the view through bright windows',
  sky_replacement: 'puts a better sky into outdoor photos',
};

// One form for all: the terminal speaks English, in the computer's own time zone.
const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
/** `at`: milliseconds since 1970. */
export const dateWords = (at: number): string => clock.format(at);

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
/** `1 file`, `1,204 files`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number.format(count)} ${plural.select(count) === 'one' ? one : many}`;
