// What the screen offers the native menu and the shortcuts: a button offers its act for as long as it can be pressed, so
// that menu and screen never disagree.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ScreenAct, screenActs } from '#contract/menu.ts';
import { call } from '../bridge/call.ts';

const offered = new Map<ScreenAct, () => void>();
let told = '';
let telling = false;

/** One screen goes, the next comes: main hears of the end of it only. */
function tellSoon(): void {
  if (telling) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    const acts = screenActs.filter((act) => offered.has(act));
    if (acts.join() === told) return;
    told = acts.join();
    // A menu that could not be told is no reason to stop.
    call('app.offers', { acts }).catch(() => undefined);
  });
}

/** Runs an act that the screen offers; false when it offers none such. */
export function runAct(act: ScreenAct): boolean {
  const run = offered.get(act);
  run?.();
  return run !== undefined;
}

/** Offers an act while `run` is not null. */
export function useMenuAct(act: ScreenAct, run: (() => void) | null): void {
  const latest = useRef(run);
  latest.current = run;
  const fits = run !== null;
  useEffect(() => {
    if (!fits) return;
    const mine = () => latest.current?.();
    offered.set(act, mine);
    tellSoon();
    return () => {
      if (offered.get(act) === mine) offered.delete(act);
      tellSoon();
    };
  }, [act, fits]);
}

/** The same for an act that asks first: what its dialog needs to open. */
export function useMenuQuestion(act: ScreenAct, fits: boolean) {
  const [isOpen, onOpenChange] = useState(false);
  const open = useCallback(() => onOpenChange(true), []);
  useMenuAct(act, fits ? open : null);
  return { isOpen, onOpenChange };
}
