// The way out of the terminal command, for index.ts: nothing printed is lost, and nothing but plain words is said.
import { FaultError } from '#contract/faults.ts';
import { exitOf, exits, Wrong } from './exits.ts';

const flushed = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => {
    // A reader that went away (`… | head`) takes nothing any more.
    stream.on('error', () => done());
    stream.write('', () => done());
  });

/** Exits, as soon as a pipe has taken all that was printed: process.exit alone loses what exceeds the pipe's 64 KiB. */
export async function leave(code: number): Promise<never> {
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(code);
}

/** Says on stderr what ended the command, in a line of words, and gives the exit code. */
export function conclude(error: unknown): number {
  if (error instanceof Wrong) {
    console.error(`roundtrip: ${error.message}`);
    return error.exit;
  }
  if (error instanceof FaultError) {
    console.error(`roundtrip: ${error.fault.message}`);
    return exitOf(error.fault);
  }
  const [what] = (error instanceof Error ? error.message : String(error)).split('\n');
  console.error(`roundtrip: Roundtrip made a mistake here, and nothing is lost: ${what}`);
  return exits.stopped;
}
