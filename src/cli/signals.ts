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

/** Calls `hear` with the exit code of the first signal, instead of whoever listened before. Gives back how to stop. */
export function onSignal(hear: Hear): () => void {
  if (hearers.length === 0) for (const name of Object.keys(codes)) process.on(name, heard);
  hearers.push(hear);
  return () => {
    hearers.splice(hearers.lastIndexOf(hear), 1);
    if (hearers.length === 0) for (const name of Object.keys(codes)) process.off(name, heard);
  };
}

/** The first signal from now on, as its exit code. */
export function firstSignal() {
  const { promise, resolve } = Promise.withResolvers<number>();
  return { code: promise, off: onSignal(resolve) };
}
