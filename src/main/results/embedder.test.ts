import { chmod, readFile, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { createEmbedder } from './embedder.ts';

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.skipIf(process.platform === 'win32')(
  'a program that hangs holds up no pause, and ends with us',
  async () => {
    await using folder = await temporary('embedder');
    const program = join(folder.path, 'exiftool');
    const pid = join(folder.path, 'pid');
    const script = `#!/bin/sh\ncase "$*" in *-ver*) echo 13.0; exit;; esac\necho $$ > "${pid}.new"; mv "${pid}.new" "${pid}"\nexec sleep 600\n`;
    await writeFile(program, script);
    await chmod(program, 0o755);
    const embedder = createEmbedder([program]);
    const stop = new AbortController();
    const begun = watch(folder.path, { signal: stop.signal });
    const embedding = embedder.embed('photo.dng', 'packet', 'new.dng', stop.signal);
    embedding.catch(() => undefined);
    for await (const { filename } of begun) if (filename === 'pid') break;
    stop.abort(new Error('paused'));
    await expect(embedding).rejects.toThrow('paused');
    await embedder.close();
    expect(alive(Number(await readFile(pid, 'utf8')))).toBe(false);
  },
);
