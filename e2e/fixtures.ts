// Playwright's `test` with a window of its own, and a folder for whatever it makes; both are gone afterwards. Each worker has
// a display, where the system has none that a person looks at.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { endChildren } from '../test/children.ts';
import { openDisplay } from '../tools/display.ts';
import { Roundtrip } from './app.ts';

export const test = base.extend<{ folder: string; roundtrip: Roundtrip }, { display: undefined }>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: as below
    async ({}, use) => {
      const display = await openDisplay();
      // The windows of this worker, started after this, inherit it.
      if (display.name !== undefined) process.env.DISPLAY = display.name;
      await use(undefined);
      display.close();
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-e2e-'));
    await use(folder);
    await endChildren();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  roundtrip: async ({ folder }, use) => {
    const roundtrip = await Roundtrip.open({ home: path.join(folder, 'home') });
    await use(roundtrip);
    await roundtrip.close();
  },
});
