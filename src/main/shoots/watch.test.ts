import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { hear } from './watch.ts';

/** Does something until it was heard: what a system tells is told when it likes. */
async function heard(act: () => Promise<void>, sign: () => boolean): Promise<void> {
  await expect
    .poll(async () => {
      if (!sign()) await act();
      return sign();
    })
    .toBe(true);
}

test('a shoot is heard of when photos come, grow and go; a decided one and other files are not', async () => {
  await using folder = await temporary('hear');
  const at = (...parts: string[]) => join(folder.path, ...parts);
  for (const name of ['Open', 'Decided']) await mkdir(at(name, 'RAW'), { recursive: true });
  const touches: string[] = [];
  const hearing = hear(folder.path, {
    depth: 1,
    isDecided: (shoot) => shoot === at('Decided'),
    touched: (shoot) => touches.push(shoot),
    troubled: () => undefined,
  });
  const clear = () => touches.splice(0);
  try {
    let count = 0;
    const next = (): number => {
      count += 1;
      return count;
    };
    await heard(
      () => writeFile(at('Open', 'RAW', `${next()}.CR2.part`), 'x'),
      () => touches.includes(at('Open')),
    );
    clear();
    await heard(
      () => appendFile(at('Open', 'RAW', '1.CR2.part'), 'y'),
      () => touches.length > 0,
    );
    clear();
    await rename(at('Open', 'RAW', '1.CR2.part'), at('Open', 'RAW', '1.CR2'));
    await heard(
      async () => undefined,
      () => touches.length > 0,
    );
    await mkdir(at('New'));
    await heard(
      () => writeFile(at('New', `${next()}.nef`), 'x'),
      () => touches.includes(at('New')),
    );
    clear();
    await writeFile(at('Decided', 'RAW', '1.CR2'), 'x');
    await writeFile(at('Open', 'catalogue.lrcat-wal'), 'x');
    await writeFile(at('Open', 'notes.txt'), 'x');
    await rm(at('New'), { recursive: true });
    await heard(
      async () => undefined,
      () => touches.includes(at('New')),
    );
    expect(new Set(touches)).toEqual(new Set([at('New')]));
  } finally {
    await hearing.close();
  }
});
