// The network is back: what waits for it needn't wait for its next try. Connected once by main.tsx.
import { call } from './call.ts';

export function tellWhenOnline(): void {
  // Only a hint; the next try would come by itself.
  window.addEventListener('online', () => void call('app.online', undefined).catch(() => undefined));
}
