// What bench/window-busy.ts runs within the page. Each function is sent there as text: it can use nothing of this file.

export interface Heard {
  /** When each telling of a project came over the bridge, by project. */
  readonly tellings: Record<string, number[]>;
  /** When the page drew something else than before. */
  readonly draws: number[];
  /** Input to paint of each interaction that took longer than a frame, and of what kind it was, milliseconds. */
  readonly slow: Record<string, { ms: number; name: string; at: number }>;
  /** Lengths of long tasks. */
  readonly long: number[];
  /** Interactions of the page before. */
  readonly before: number;
}

declare global {
  interface Window {
    heard: Heard;
  }
}

/** Begins to listen. The shortest that Event Timing tells of is 16 ms, in steps of 8. */
export function listen(): void {
  const heard: Heard = {
    ...{ tellings: {}, draws: [], slow: {}, long: [] },
    before: performance.interactionCount,
  };
  window.heard = heard;
  window.roundtrip.onEvent((event) => {
    if (event.type !== 'project') return;
    heard.tellings[event.project.id] ??= [];
    heard.tellings[event.project.id]?.push(performance.now());
  });
  new MutationObserver(() => heard.draws.push(performance.now())).observe(document.body, {
    ...{ subtree: true, childList: true, characterData: true, attributes: true },
  });
  const options = { type: 'event', durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, duration, name, startTime } = entry;
      if (interactionId > 0 && duration > (heard.slow[interactionId]?.ms ?? 0))
        heard.slow[interactionId] = { ms: duration, name, at: startTime };
    }
  }).observe(options);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) heard.long.push(duration);
  }).observe({ type: 'longtask' });
}

/** What was heard since, and how many interactions there were. */
export async function whatWasHeard() {
  // Entries come a moment after their frame.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { tellings, draws, slow, long, before } = window.heard;
  const interactions = performance.interactionCount - before;
  return { tellings, draws, slow: Object.values(slow), long, interactions };
}
