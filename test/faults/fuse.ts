// The kernel's side of a disk that a program makes (FUSE): its structures, as include/uapi/linux/fuse.h has them, its wishes
// one by one, and its errors. Nothing is cached by the kernel: all times that answers are good for are 0. Used by
// odd-disk-server.ts.
import * as fs from 'node:fs';

/** Gives the answer's body; null when none is waited for. Throws what `refuse` does, or what the disk says. */
export type Deed = (node: bigint, body: Buffer) => Buffer | null;

const errnos: Readonly<Record<string, number>> = {
  ...{ EPERM: 1, ENOENT: 2, EIO: 5, EACCES: 13, EBUSY: 16, EEXIST: 17, ENOTDIR: 20, EISDIR: 21, EINVAL: 22 },
  ...{ ENOSPC: 28, ENOTEMPTY: 39 },
};
const notSupported = 38;

class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Throws what the kernel is to hear. */
export function refuse(code: string): never {
  throw new Refused(code);
}

export const nothing: Buffer = Buffer.alloc(0);

export const big = (...values: readonly (number | bigint)[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [place, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), place * 8);
  return bytes;
};
export const small = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [place, value] of values.entries()) bytes.writeUInt32LE(value, place * 4);
  return bytes;
};

export function attributes(path: string, number: number): Buffer {
  const now = fs.lstatSync(path, { bigint: true });
  const nanos = [now.atimeNs, now.mtimeNs, now.ctimeNs].map((all) => Number(all % 1_000_000_000n));
  return Buffer.concat([
    big(number, now.size, now.blocks, now.atimeNs / 1_000_000_000n, now.mtimeNs / 1_000_000_000n),
    big(now.ctimeNs / 1_000_000_000n),
    small(...nanos, Number(now.mode), Number(now.nlink), Number(now.uid), Number(now.gid), 0, 4096, 0),
  ]);
}

export const entry = (path: string, number: number): Buffer =>
  Buffer.concat([big(number, 0, 0, 0), small(0, 0), attributes(path, number)]);
export const handle = (number: number): Buffer => Buffer.concat([big(number), small(directIo, 0)]);
// Every read comes here, and none is answered from the kernel's memory.
const directIo = 1;

export const textAt = (body: Buffer, from: number): string =>
  body.toString('utf8', from, body.indexOf(0, from));
/** The file that a wish is about, by the number `handle` gave. */
export const fileOf = (body: Buffer): number => Number(body.readBigUInt64LE(0));

/** What the kernel hears of its wish: null when it waits for no answer. `run` is undefined for what the disk doesn’t do. */
export function answer(message: Buffer, run: Deed | undefined): Buffer | null {
  const unique = message.readBigUInt64LE(8);
  const reply = (error: number, body: Buffer): Buffer =>
    Buffer.concat([small(16 + body.length), signed(-error), big(unique), body]);
  try {
    if (run === undefined) return reply(notSupported, nothing);
    const body = run(message.readBigUInt64LE(16), message.subarray(40, message.readUInt32LE(0)));
    return body === null ? null : reply(0, body);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    return reply(errnos[code] ?? 5, nothing);
  }
}

function signed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** The kernel's next wish; null when the disk was unmounted. Before it is mounted, the kernel says EPERM. */
export function next(device: number, message: Buffer): boolean {
  for (let tries = 0; tries < 2_000; tries += 1)
    try {
      return fs.readSync(device, message, 0, message.length, null) > 0;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (code === 'ENODEV') return false;
      if (!['EPERM', 'EINTR', 'EAGAIN', 'ENOENT'].includes(code)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  return false;
}
