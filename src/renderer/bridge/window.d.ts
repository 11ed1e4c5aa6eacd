// The bridge that the preload puts on the window.
import type { Bridge } from '#contract/bridge.ts';

declare global {
  interface Window {
    readonly roundtrip: Bridge;
  }
}
