// How a command ends: its exit code, and what ends it early.
import type { Reply } from '#contract/bridge.ts';
import { type Fault, type FaultCode, whoMends, withoutPromise } from '#contract/faults.ts';

export const exits = {
  done: 0,
  someFailed: 1,
  wrongUse: 2,
  stopped: 3,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** Ends the command with words on stderr. By default it is the user's to mend, and nothing was sent. */
export class Wrong extends Error {
  readonly exit: number;

  constructor(message: string, exit: number = exits.wrongUse) {
    super(message);
    this.name = 'Wrong';
    this.exit = exit;
  }
}

// Faults that say that the command was used wrongly, before anything was sent.
const wrongUse: ReadonlySet<FaultCode> = new Set([
  'bad-input',
  'not-found',
  'shoot-missing',
  'shoot-in-use',
  'nothing-to-send',
  'profile-unfit',
  'options-rejected',
  'key-missing',
  'address-refused',
]);

export const exitOf = (fault: Fault): number => (wrongUse.has(fault.code) ? exits.wrongUse : exits.stopped);

/** The value of a reply; a fault ends the command. */
export function answer<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Wrong(said(reply.fault), exitOf(reply.fault));
}

/** As `answer`, while nothing can have been sent yet: a fault that doesn't say so has it added. */
export function nothingSent<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  const words = said(reply.fault);
  throw new Wrong(
    /nothing was sent/i.test(words) ? words : `${words} Nothing was sent.`,
    exitOf(reply.fault),
  );
}

// Where the window goes on by itself, the terminal has ended.
function said(fault: Fault): string {
  const words = inTerminal(fault);
  return whoMends(fault.code) === 'nobody' ? `${withoutPromise(words)} Try again later.` : words;
}

/** A fault's words for whoever has no Settings before them, but the environment. */
export function inTerminal({ code, message }: Fault): string {
  if (code === 'key-missing')
    return 'There is no API key. Set IMAGEN_API_KEY, or try it with --practice, which needs none.';
  if (code === 'key-rejected')
    return message.replace(/(Check it|Enter it again) in Settings\.$/, 'Check IMAGEN_API_KEY.');
  return message;
}
