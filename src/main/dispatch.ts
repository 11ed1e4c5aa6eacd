// From a name and unknown input to a Reply: nothing reaches a handler unvalidated, and nothing is thrown across.
import type { Reply } from '#contract/bridge.ts';
import { type CallName, type CallParsed, calls } from '#contract/calls.ts';
import { type Fault, FaultError } from '#contract/faults.ts';
import { type Handlers, handlers, type Services } from './handlers.ts';
import { storeFault } from './store/store-fault.ts';

/** Answers one call. Every failure is a fault with words. */
export async function dispatch(services: Services, name: string, input: unknown): Promise<Reply<unknown>> {
  if (!isCall(name))
    return refused({ code: 'contract', message: 'Roundtrip was asked for something it does not know.' });
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) return refused({ code: 'bad-input', message: firstIssue(parsed.error.issues) });
  try {
    return { ok: true, value: await run(services, name, parsed.data) };
  } catch (error) {
    return refused(faultOf(services, name, error));
  }
}

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name);

const refused = (fault: Fault): Reply<never> => ({ ok: false, fault });

const firstIssue = (
  issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[],
): string => {
  const [issue] = issues;
  if (issue === undefined) return 'That can’t be used.';
  return issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`;
};

// The table ties each name's input to its handler; TypeScript can't follow that through a union of names.
const run = (services: Services, name: CallName, input: unknown): unknown =>
  (handlers as Handlers)[name](services, input as CallParsed<never>);

function faultOf(services: Services, name: string, error: unknown): Fault {
  const known = error instanceof FaultError ? error : storeFault(error);
  if (known !== null) return known.fault;
  services.log.error('call.bug', { name, error });
  return { code: 'bug', message: 'Roundtrip made a mistake here. Nothing is lost; try again.' };
}
