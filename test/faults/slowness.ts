// How fast this machine computes, for bounds on CPU time: seconds on the clock say nothing of it while others compute too.

// What the work below takes, in ms of CPU, on the machine where the bounds were set.
const referenceMs = 75;

/** How many times more CPU time a piece of work takes here than where the bounds were set; at least 1. */
export function slowness(): number {
  // Compiled first.
  work();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1_000 / referenceMs);
}

function work(): void {
  const list = Array.from({ length: 50 }, (_, at) => ({ at, name: `photo ${at}` }));
  for (let n = 0; n < 4_000; n += 1) JSON.parse(JSON.stringify({ n, list }));
}
