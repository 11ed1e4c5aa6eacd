// Runs one project from the step where it stands to its end, under its lease. Every step is safe to run again, so
// resuming is running. Started and stopped by shelf.ts.
import { type Fault, FaultError, whoMends } from '#contract/faults.ts';
import type { Step } from '#contract/project.ts';
import { isAbort } from '../network/faults.ts';
import { sleep } from '../network/sleep.ts';
import { renewEveryMs } from '../store/lease.ts';
import { storeFault } from '../store/store-fault.ts';
import { relook } from './relook.ts';
import { nextStep } from './state.ts';
import { create } from './steps/create.ts';
import { deliver } from './steps/deliver.ts';
import { download } from './steps/download.ts';
import { edit } from './steps/edit.ts';
import { exportJpegs } from './steps/export.ts';
import { prepare } from './steps/prepare.ts';
import { upload } from './steps/upload.ts';
import { projectOf, requireHeld, type StepRun, type Work } from './work.ts';

const runs: Readonly<Record<Exclude<Step, 'done'>, StepRun>> = {
  prepare,
  create,
  upload,
  edit,
  download,
  export: exportJpegs,
  deliver,
};

/** Runs to the end, to a fault that a person must mend, or to the signal's abort. The outcome is in the store. */
export async function runProject(work: Work, stop: AbortController): Promise<void> {
  const renewing = setInterval(() => renew(work, stop), renewEveryMs);
  try {
    for (let more = await begin(work); more; ) more = await oneStep(work);
  } finally {
    clearInterval(renewing);
    work.live.reset();
    work.touch();
  }
}

/** Waits for its turn; false when it was stopped before that. */
async function begin(work: Work): Promise<boolean> {
  try {
    await work.turn();
  } catch (error) {
    if (work.signal.aborted) return ended(work, pause);
    throw error;
  }
  if (!work.store.leases.holds(work.id)) return ended(work, pause);
  work.store.projects.setStatus(work.id, 'running', null, null);
  work.store.timeline.add(work.id, 'running', { step: projectOf(work).step });
  return true;
}

// A process that slept through its lease must not go on: another may be at work on this project.
function renew(work: Work, stop: AbortController): void {
  try {
    if (!work.store.leases.renew(work.id)) stop.abort(new Error('the lease was lost'));
  } catch (error) {
    // A full disk: nobody else can write a lease there either, and the work itself says when it can't go on.
    work.log.warn('project.lease', { id: work.id, error });
  }
}

/** True while there is more to do. */
async function oneStep(work: Work): Promise<boolean> {
  try {
    requireHeld(work);
    if (projectOf(work).step === 'done') return finish(work);
    await relook(work);
    const { step, results } = projectOf(work);
    if (step === 'done') return finish(work);
    work.onStep(step);
    await runs[step](work);
    work.signal.throwIfAborted();
    requireHeld(work);
    work.store.projects.setStep(work.id, nextStep(step, results.jpegs !== 'none'));
    work.store.timeline.add(work.id, 'step', {
      ...{ from: step, to: projectOf(work).step },
      ...(work.live.retries === null ? {} : { retried: work.live.retries }),
    });
    work.live.reset();
    work.onGoOn();
    return true;
  } catch (error) {
    return await halted(work, error);
  }
}

function finish(work: Work): false {
  work.store.projects.setStatus(work.id, 'done', null, null);
  work.store.timeline.add(work.id, 'done');
  work.log.info('project.done', { id: work.id });
  return false;
}

async function halted(work: Work, error: unknown): Promise<boolean> {
  if (work.signal.aborted || isAbort(error)) return ended(work, pause);
  if (!work.store.leases.holds(work.id)) return ended(work, pause);
  if (error instanceof FaultError && error.stopsAll) work.onStopAll(error);
  const fault = faultOf(work, error);
  if (whoMends(fault.code) !== 'nobody') return standStill(work, fault);
  work.onWait(fault, work.timing.pace.capMs);
  await sleep(work.timing.pace.capMs, work.signal, fault.code === 'offline').catch(() => undefined);
  return work.signal.aborted ? ended(work, pause) : true;
}

/** How it ended is whoever's to say who has the project now. */
function ended(work: Work, say: (work: Work) => void): false {
  if (work.store.leases.holds(work.id)) say(work);
  else work.log.warn('project.taken', { id: work.id });
  return false;
}

function pause(work: Work): void {
  const { reason } = work.signal;
  if (reason instanceof FaultError) return void standStill(work, reason.fault);
  work.store.projects.setStatus(work.id, 'paused', null, Date.now());
  work.store.timeline.add(work.id, 'paused');
}

function standStill(work: Work, fault: Fault): false {
  work.store.projects.setStatus(work.id, 'faulted', fault, Date.now());
  work.store.timeline.add(work.id, 'faulted', { fault: fault.code });
  work.log.warn('project.faulted', { id: work.id, fault: fault.code });
  return false;
}

function faultOf(work: Work, error: unknown): Fault {
  const known = error instanceof FaultError ? error : storeFault(error);
  if (known !== null) return known.fault;
  work.log.error('project.bug', { id: work.id, error });
  return { code: 'bug', message: 'Roundtrip made a mistake here. Nothing is lost; try again.' };
}
