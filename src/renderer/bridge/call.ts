// A typed call over the bridge, and what to make of one that fails. Every query and button goes through it.
import type { CallInput, CallName, CallOutput } from '#contract/calls.ts';
import { type Fault, FaultError } from '#contract/faults.ts';

/** Asks main. Throws a FaultError where main answers with a fault. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await window.roundtrip.call(name, input);
  if (!reply.ok) throw new FaultError(reply.fault.code, reply.fault.message);
  return reply.value;
}

/** Anything thrown, as a fault to show. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}
