// The sample shoot, opened on Practice Imagen: what somebody does who has neither a key nor a shoot at hand.
import { useState } from 'react';
import { call, faultOf } from '../bridge/call.ts';
import { openShoots, tellFault } from './opening.ts';

/** `open` settles when the shoot is on the form, or a fault was told. */
export function useSample(): { readonly busy: boolean; readonly open: () => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      const { folder } = await call('practice.sample', undefined);
      await call('settings.change', { practice: true });
      await openShoots([folder]);
    } catch (error) {
      tellFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, open };
}
