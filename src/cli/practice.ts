// `roundtrip practice`: Practice Imagen alone, for other clients and for tests. Runs until it is stopped.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type PracticeOptions, startPractice } from '#practice/server.ts';
import { onSignal } from './signals.ts';

interface Wish {
  readonly options: PracticeOptions;
  readonly untilEof: boolean;
}

/** Returns the exit code. The first line on stdout says where it runs and with which key. */
export async function runPractice(args: readonly string[]): Promise<number> {
  const wish = read(args);
  if (typeof wish === 'string') {
    console.error(`roundtrip practice: ${wish}`);
    return 2;
  }
  // Heard from the start: a signal right after the first line must end it as well.
  const stopped = untilStopped(wish.untilEof);
  try {
    const practice = await startPractice(wish.options);
    console.log(JSON.stringify({ url: practice.url, key: practice.key }));
    await stopped;
    await practice.close();
    return 0;
  } catch (error) {
    console.error(`roundtrip practice: ${error instanceof Error ? error.message : String(error)}`);
    return 3;
  }
}

function read(args: readonly string[]): Wish | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        'edit-seconds': { type: 'string', default: '2' },
        log: { type: 'string' },
        'until-eof': { type: 'boolean', default: false },
      },
    });
    const port = wholePort(values.port);
    const editSeconds = Number(values['edit-seconds']);
    if (port === null) return '--port must be a whole number from 0 to 65535.';
    if (values['edit-seconds'].trim() === '' || !Number.isFinite(editSeconds) || editSeconds < 0)
      return '--edit-seconds must be a number, 0 or more.';
    const log = values.log === undefined ? {} : { logFile: resolve(typedIn(), values.log) };
    return { options: { port, editSeconds, ...log }, untilEof: values['until-eof'] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// npm changes into the project's folder; a path means the folder the command was typed in.
const typedIn = (): string => process.env.INIT_CWD ?? process.cwd();

const wholePort = (text: string): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : null;

const untilStopped = (untilEof: boolean): Promise<void> =>
  new Promise((stop) => {
    onSignal(() => stop());
    if (!untilEof) return;
    process.stdin.once('end', () => stop());
    process.stdin.once('error', () => stop());
    process.stdin.resume();
  });
