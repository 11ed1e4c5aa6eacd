// A project started over the bridge, for specs whose subject comes after the form; and a window for one Practice of a spec's own.
import path from 'node:path';
import type { Tool } from '../src/contract/ai-tools.ts';
import type { ProjectSummary } from '../src/contract/project.ts';
import type { Practice } from '../src/practice/server.ts';
import { Roundtrip } from './app.ts';

interface Wish {
  readonly tools?: readonly Tool[];
  /** Final JPEGs too. */
  readonly jpegs?: boolean;
  /** Goes on to the edit without the photos that failed. */
  readonly withoutFailed?: boolean;
}

/** Starts a project of the shoot in this folder, with the first profile for RAWs and edits beside the photos. */
export async function startProject(
  app: Pick<Roundtrip, 'call'>,
  shoot: string,
  wish: Wish = {},
): Promise<ProjectSummary> {
  const { tools = [], jpegs = false, withoutFailed = false } = wish;
  const { shoots } = await app.call('shoots.scan', { paths: [shoot] });
  const profiles = await app.call('profiles.list', undefined);
  return app.call('projects.start', {
    shootId: shoots[0]?.id ?? '',
    choices: {
      profileKey: profiles.find(({ imageType }) => imageType === 'RAW')?.key ?? 0,
      options: { tools: [...tools] },
      results: { edits: 'beside', jpegs: jpegs ? 'default' : 'none' },
    },
    withoutFailed,
  });
}

/** A window that talks to this Practice as if it were the service: ready for a shoot, or as soon as these words stand in it. */
export async function openAt(
  practice: Practice,
  folder: string,
  words = 'Drop a shoot to begin',
): Promise<Roundtrip> {
  const home = path.join(folder, 'home');
  const app = await Roundtrip.open({ home, env: { ROUNDTRIP_IMAGEN_URL: practice.url } });
  await app.call('settings.change', { practice: false });
  await app.call('key.set', { key: practice.key });
  await app.page.getByText(words).waitFor();
  return app;
}
