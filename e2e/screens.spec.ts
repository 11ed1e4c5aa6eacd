// Every screen and state, in both themes, looked at with axe's rules.

import path from 'node:path';
import { expect } from '@playwright/test';
import { obstacles } from './accessible.ts';
import { Roundtrip } from './app.ts';
import { dress } from './dress.ts';
import { test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { gallery } from './gallery.ts';

test('every screen is accessible in both themes', async ({ folder }) => {
  const port = await freePort();
  const app = await Roundtrip.open({
    home: path.join(folder, 'home'),
    env: { ROUNDTRIP_IMAGEN_URL: `http://127.0.0.1:${port}/v1` },
  });
  const look = async (name: string, brief = false): Promise<void> => {
    if (brief) return;
    for (const theme of ['dark', 'light'] as const) {
      await dress({ page: app.page, call: (...words) => app.call(...words) }, theme);
      await app.screen(`screens-${name}-${theme}`);
      expect.soft(await obstacles(app.page), `${name}, ${theme}`).toEqual([]);
    }
  };
  try {
    await gallery({ app, folder, many: 300, look }, port);
  } catch (error) {
    await app.screen('screens-where-it-stopped');
    throw error;
  } finally {
    await app.close();
  }
});
