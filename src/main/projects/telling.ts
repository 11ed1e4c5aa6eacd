// How often screens hear of a project: at once for what matters, and at most ten times a second for the rest.

// Some seven times a second looks continuous, and leaves the page free to paint. With what is told at once, and what comes
// bunched where the machine is busy, it stays within the ten a second that the page is promised.
const everyMs = 150;

export function createTelling(tell: (id: string) => void) {
  const waiting = new Map<string, NodeJS.Timeout>();
  const last = new Map<string, number>();

  const now = (id: string): void => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    last.set(id, Date.now());
    tell(id);
  };

  return {
    now,
    soon(id: string): void {
      if (waiting.has(id)) return;
      const wait = Math.max(0, (last.get(id) ?? 0) + everyMs - Date.now());
      waiting.set(
        id,
        setTimeout(() => now(id), wait),
      );
    },
    close(): void {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
export type Telling = ReturnType<typeof createTelling>;
