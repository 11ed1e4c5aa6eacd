// From paths to shoots on the form: used by the drop, the button, the shortcut, and paths that main hands over.
import { create } from 'zustand';
import type { Fault } from '#contract/faults.ts';
import { call, faultOf } from '../bridge/call.ts';
import { useDrafts } from './drafts.ts';
import { useView } from './view.ts';

/** A scan under way, and what it said of itself last. */
export interface Scan {
  readonly ticket: string;
  readonly folder: string;
  readonly found: number;
}
interface Opening {
  readonly scans: readonly Scan[];
  readonly fault: Fault | null;
}

export const useOpening = create<Opening>()(() => ({ scans: [], fault: null }));

export const tellScan = (told: Scan): void =>
  useOpening.setState(({ scans }) => ({
    scans: scans.map((scan) => (scan.ticket === told.ticket ? told : scan)),
  }));

/** The photographer doesn't want to wait for it. */
export const stopScan = (ticket: string): void =>
  void call('shoots.stop-scan', { ticket }).catch((error: unknown) => tellFault(faultOf(error)));

/** Something that was asked for could not be done: shown over the screen until it is closed. */
export const tellFault = (fault: Fault): void => useOpening.setState({ fault });
export const forgetFault = (): void => useOpening.setState({ fault: null });

/**
 * Scans what was dropped or opened; each shoot becomes a draft. A fault is shown by App, not thrown. `naming`: its name
 * was taken, and another one is wanted.
 */
export async function openShoots(paths: readonly string[], naming = false): Promise<void> {
  if (paths.length === 0) return;
  const ticket = crypto.randomUUID();
  await telling({ ticket, folder: paths[0] ?? '', found: 0 }, async () => {
    const { shoots } = await call('shoots.scan', { paths: [...paths], ticket });
    // Stopped: everything stays where it was.
    if (shoots.length === 0) return;
    const { results } = await call('settings.get', undefined);
    useDrafts.getState().add(shoots, results, naming);
    useView.getState().go({ name: 'new' });
  });
}

/** The system's folder picker, then the same. */
export async function pickShoots(): Promise<void> {
  const picked = await call('shoots.pick', undefined).catch((error: unknown) => {
    tellFault(faultOf(error));
    return { paths: [] };
  });
  await openShoots(picked.paths);
}

async function telling(scan: Scan, work: () => Promise<void>): Promise<void> {
  useOpening.setState(({ scans }) => ({ scans: [...scans, scan], fault: null }));
  try {
    await work();
  } catch (error) {
    tellFault(faultOf(error));
  } finally {
    useOpening.setState(({ scans }) => ({ scans: scans.filter(({ ticket }) => ticket !== scan.ticket) }));
  }
}
