// Signals that end the terminal command: the first one counts, and its repeats (a terminal signals all of a group, and npm
// passes it on once more) are ignored, where the system's way would be to kill.
import { exits } from './exits.ts';

const codes = { SIGHUP: exits.hungUp, SIGINT: exits.interrupted, SIGTERM: exits.terminated } as const;

type Hear = (code: number) => void;
const hearers: Hear[] = [];
let first = true;

function heard(name: NodeJS.Signals): void {
  if (!first) return;
  first = false;
  hearers.at(-1)?.(codes[name as keyof typeof codes]);
}

// Nobody reads any more what is printed (`… | head`): as when the terminal is closed. Whatever else is wrong with the output (a
// log on a full disk) is no reason to stop.
function unread(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') heard('SIGHUP');
}
const outputs = [process.stdout, process.stderr];

/** Calls `hear` with the exit code of the first signal, instead of whoever listened before. Gives back how to stop. */
export function onSignal(hear: Hear): () => void {
  if (hearers.length === 0) {
    for (const name of Object.keys(codes)) process.on(name, heard);
    for (const output of outputs) output.on('error', unread);
  }
  hearers.push(hear);
  return () => {
    hearers.splice(hearers.lastIndexOf(hear), 1);
    if (hearers.length > 0) return;
    for (const name of Object.keys(codes)) process.off(name, heard);
    for (const output of outputs) output.off('error', unread);
  };
}

/** The first signal from now on, as its exit code. */
export function firstSignal() {
  const { promise, resolve } = Promise.withResolvers<number>();
  return { code: promise, off: onSignal(resolve) };
}
