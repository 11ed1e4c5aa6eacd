import { afterEach, expect, test, vi } from 'vitest';
import { tellWhenOnline } from './online.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the system’s word that the network is back goes to main, and a refusal harms nothing', async () => {
  const asked: string[] = [];
  const call = async (name: string): Promise<unknown> => {
    asked.push(name);
    return { ok: false, fault: { code: 'bug', message: 'no' } };
  };
  const page = Object.assign(new EventTarget(), { roundtrip: { call } });
  vi.stubGlobal('window', page);
  tellWhenOnline();
  page.dispatchEvent(new Event('offline'));
  expect(asked).toEqual([]);
  page.dispatchEvent(new Event('online'));
  await Promise.resolve();
  expect(asked).toEqual(['app.online']);
});
