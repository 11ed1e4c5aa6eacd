// A line that goes wrong by chance, between Roundtrip and the object store: a TCP proxy in which every connection, after
// some megabytes, meets a trouble. Used by run.ts; a seed makes it repeatable as far as the sockets' own timing is.
import net, { type AddressInfo, type Socket } from 'node:net';

const troubles = ['reset', 'end', 'stall', 'lost reply', 'refusal'] as const;
type Trouble = (typeof troubles)[number];

export interface BadLine {
  readonly port: number;
  readonly happened: Readonly<Record<Trouble, number>>;
  close(): Promise<void>;
}

export interface LineOptions {
  readonly target: number;
  readonly chance: () => number;
  /** One way, in milliseconds. */
  readonly latencyMs: number;
  /** Bytes that a connection carries before its trouble: at least and at most. Null for a line that is only slow. */
  readonly between: readonly [number, number] | null;
}

export async function startBadLine(options: LineOptions): Promise<BadLine> {
  const happened = { reset: 0, end: 0, stall: 0, 'lost reply': 0, refusal: 0 };
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  };
  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ port: options.target, host: '127.0.0.1', allowHalfOpen: true });
    keep(near);
    keep(far);
    connect(near, far, options, (trouble) => {
      happened[trouble] += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, happened, close };
}

function connect(near: Socket, far: Socket, options: LineOptions, tell: (trouble: Trouble) => void): void {
  const { chance, between, latencyMs } = options;
  const trouble = troubles[Math.floor(chance() * troubles.length)] ?? 'reset';
  // A refusal comes with the first byte.
  let left = between === null ? Number.POSITIVE_INFINITY : trouble === 'refusal' ? 0 : drawn(chance, between);
  let silent = false;
  const drop = (): void => {
    near.destroy();
    far.destroy();
  };
  for (const socket of [near, far]) socket.on('error', drop).on('close', drop);
  const meet = (): void => {
    tell(trouble);
    silent = true;
    if (trouble === 'reset' || trouble === 'refusal') near.resetAndDestroy();
    if (trouble === 'end') near.end();
    // Whoever stalls reads no more; whoever loses a reply still takes all that is sent.
    if (trouble === 'stall') near.pause();
    if (trouble === 'stall' || trouble === 'lost reply') return;
    far.destroy();
  };
  const pass = (from: Socket, to: Socket, chunk: Buffer): void => {
    left -= chunk.length;
    if (left < 0 && !silent) meet();
    if (silent && !(trouble === 'lost reply' && from === near)) return;
    from.pause();
    setTimeout(() => {
      if (to.destroyed) return;
      if (to.write(chunk)) return void from.resume();
      to.once('drain', () => from.resume());
    }, latencyMs);
  };
  near.on('data', (chunk) => pass(near, far, chunk));
  far.on('data', (chunk) => pass(far, near, chunk));
  // As late as the bytes before it: even a paused socket tells of its end at once.
  near.on('end', () => setTimeout(() => far.end(), latencyMs));
  far.on('end', () => setTimeout(() => (silent ? undefined : near.end()), latencyMs));
}

const drawn = (chance: () => number, [least, most]: readonly [number, number]): number =>
  least + chance() * (most - least);

/** Mulberry32: small, repeatable, good enough to scatter troubles. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
