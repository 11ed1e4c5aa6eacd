// Roundtrip without a window, for tests: createApp over a temporary home, against Practice Imagen on loopback.
import type { Bridge } from '#contract/bridge.ts';
import type { AppEvent } from '#contract/events.ts';
import type { ProjectSummary } from '#contract/project.ts';
import type { Settings } from '#contract/settings.ts';
import { type App, createApp } from '#main/app.ts';
import type { Timing } from '#main/projects/work.ts';
import { anyAddress, type KeptKey, type KeyPort } from '#main/settings/key.ts';
import { startPractice } from '#practice/server.ts';

/** Waits made short, so that tests spend their time working. */
export const quickTiming: Timing = {
  poll: { firstMs: 30, factor: 1.2, capMs: 200 },
  pace: { firstMs: 20, capMs: 200 },
  stallMs: 5_000,
  proveMs: 400,
  graceMs: 300,
  watch: { lookMs: 20, settleMs: 400, startMs: 500, abandonedMs: 3_000, idleMs: 1_000 },
};

export interface TestAppOptions {
  readonly home: string;
  /** The Practice server's, or any other Imagen's. */
  readonly url: string;
  readonly key: string;
  readonly settings?: Partial<Settings>;
  readonly timing?: Partial<Timing>;
  readonly opened?: string[];
  /** What was dragged out of the window, and how large the picture under it was. */
  readonly dragged?: { readonly files: readonly string[]; readonly icon: number }[];
  /** What the system says of its proxy. */
  readonly resolveProxy?: (url: string) => Promise<string>;
  /** True leaves the address to Settings, where a test changes it. */
  readonly freeAddress?: boolean;
}

export interface TestApp {
  readonly app: App;
  readonly call: Bridge['call'];
  /** Every event so far. */
  readonly events: AppEvent[];
  /** Settles with the first summary of this project that fits. */
  until(id: string, fits: (project: ProjectSummary) => boolean): Promise<ProjectSummary>;
}

export async function openTestApp(options: TestAppOptions): Promise<TestApp> {
  const app = await createApp({
    home: options.home,
    version: '0.0.0-test',
    runtime: 'test',
    keys: keyPort({ key: options.key, address: anyAddress }),
    startPractice: (folder) => startPractice({ folder }),
    openPath: async (path) => {
      options.opened?.push(path);
    },
    startDrag: (files, icon) => options.dragged?.push({ files, icon: icon?.length ?? 0 }),
    ...(options.resolveProxy === undefined ? {} : { resolveProxy: options.resolveProxy }),
    overrides: {
      practice: false,
      ...(options.freeAddress ? {} : { address: options.url }),
      ...options.settings,
    },
    timing: { ...quickTiming, ...options.timing },
  });
  const events: AppEvent[] = [];
  app.onEvent((event) => events.push(event));
  return { app, call: app.call as Bridge['call'], events, until: (id, fits) => until(app, id, fits) };
}

function keyPort(first: KeptKey): KeyPort {
  let kept: KeptKey | null = first;
  return {
    get: async () => kept,
    set: async (next) => {
      kept = next;
    },
  };
}

async function until(
  app: App,
  id: string,
  fits: (project: ProjectSummary) => boolean,
): Promise<ProjectSummary> {
  const { promise, resolve } = Promise.withResolvers<ProjectSummary>();
  const off = app.onEvent((event) => {
    if (event.type === 'project' && event.project.id === id && fits(event.project)) resolve(event.project);
  });
  const reply = (await app.call('projects.get', { id })) as { ok: boolean; value: ProjectSummary };
  if (reply.ok && fits(reply.value)) resolve(reply.value);
  return promise.finally(off);
}
