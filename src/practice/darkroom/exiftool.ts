// Runs ExifTool once for a whole batch. Its commands are read from a file; a photo it can't do is simply missing from
// what it leaves.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exiftoolPath } from 'exiftool-vendored';

const run = promisify(execFile);
// Captures of 5,000 photos are about 1.5 MB of JSON.
const maxOutput = 256 * 1024 * 1024;

// In the packaged app programs stand beside the archive of sources, not in it.
const program = async (): Promise<string> =>
  (await exiftoolPath()).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

/** Runs commands, each a list of arguments without line breaks. Returns what ExifTool printed; its complaints are ignored. */
export async function exiftool(
  commands: readonly (readonly string[])[],
  work: string,
  signal: AbortSignal,
): Promise<string> {
  const file = join(work, `${randomUUID()}.args`);
  const shared = ['-q', '-q', '-m', '-charset', 'filename=utf8'];
  const lines = commands.flatMap((command) => [...shared, ...command, '-execute']);
  await writeFile(file, lines.join('\n'));
  try {
    // `-config ""`: the photographer's own ExifTool settings must not change what comes out.
    const { stdout } = await run(await program(), ['-config', '', '-@', file], {
      signal,
      maxBuffer: maxOutput,
    });
    return stdout;
  } catch (error) {
    signal.throwIfAborted();
    // It ends with 1 as soon as one photo made trouble; what it printed and wrote for the others is good.
    return (error as { stdout?: string }).stdout ?? '';
  } finally {
    await rm(file, { force: true });
  }
}
