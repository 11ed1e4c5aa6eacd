// A disk with ways of its own, as the kernel sees it (FUSE): it folds letter case and Unicode form in names, as those of
// macOS and Windows do, and refuses to open or to read the files named in a list. Everything else is passed on to a
// folder. `node odd-disk-server.ts FOLDER MOUNTPOINT LIST`; started by odd-disk.ts, ends when it is unmounted.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import {
  answer,
  attributes,
  big,
  type Deed,
  entry,
  fileOf,
  handle,
  next,
  nothing,
  refuse,
  small,
  textAt,
} from './fuse.ts';

export interface Refusal {
  readonly open?: 'EBUSY' | 'EACCES';
  readonly read?: 'EIO';
  /** Refused so often, and then no more; without it, for good. */
  readonly times?: number;
}
/** File name -> what opening or reading it gives. */
export type Refusals = Readonly<Record<string, Refusal>>;

const [backing = '', mountpoint = '', list = ''] = process.argv.slice(2);

// The kernel knows files by number; 1 is the root.
const paths = new Map<number, string>([[1, backing]]);
const numbers = new Map<string, number>([[backing, 1]]);
let lastNumber = 1;

const pathOf = (node: bigint): string => paths.get(Number(node)) ?? refuse('ENOENT');

function numberOf(path: string): number {
  const known = numbers.get(path);
  if (known !== undefined) return known;
  lastNumber += 1;
  paths.set(lastNumber, path);
  numbers.set(path, lastNumber);
  return lastNumber;
}

function moved(from: string, to: string): void {
  numbers.delete(to);
  for (const [path, number] of [...numbers])
    if (path === from || path.startsWith(`${from}/`)) {
      numbers.delete(path);
      numbers.set(to + path.slice(from.length), number);
      paths.set(number, to + path.slice(from.length));
    }
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** Where a name leads: to the file that bears it in whatever case and form, or to a new one. */
function at(folder: string, name: string): string {
  const names = fs.readdirSync(folder);
  return join(folder, names.find((each) => folded(each) === folded(name)) ?? name);
}

let told = '';
let given = new Map<string, number>();

/** Throws what the list says of this file; a new list counts anew. */
function mayNot(path: string, what: 'open' | 'read'): void {
  const text = fs.readFileSync(list, 'utf8');
  if (text !== told) given = new Map();
  told = text;
  const refusal = (JSON.parse(text) as Refusals)[basename(path)];
  const code = refusal?.[what];
  const before = given.get(path) ?? 0;
  if (code === undefined || before >= (refusal?.times ?? Number.POSITIVE_INFINITY)) return;
  given.set(path, before + 1);
  refuse(code);
}

function open(node: bigint, body: Buffer): Buffer {
  const path = pathOf(node);
  mayNot(path, 'open');
  // O_CREAT and O_EXCL are done with by now.
  return handle(fs.openSync(path, body.readUInt32LE(0) & ~0o300));
}

function create(node: bigint, body: Buffer): Buffer {
  const path = at(pathOf(node), textAt(body, 16));
  const file = fs.openSync(path, body.readUInt32LE(0), body.readUInt32LE(4));
  return Buffer.concat([entry(path, numberOf(path)), handle(file)]);
}

function read(node: bigint, body: Buffer): Buffer {
  mayNot(pathOf(node), 'read');
  const bytes = Buffer.alloc(body.readUInt32LE(16));
  return bytes.subarray(0, fs.readSync(fileOf(body), bytes, 0, bytes.length, body.readBigUInt64LE(8)));
}

function write(_node: bigint, body: Buffer): Buffer {
  const bytes = body.subarray(40, 40 + body.readUInt32LE(16));
  return small(fs.writeSync(fileOf(body), bytes, 0, bytes.length, Number(body.readBigUInt64LE(8))), 0);
}

function setAttributes(node: bigint, body: Buffer): Buffer {
  const path = pathOf(node);
  const wants = (bit: number): boolean => (body.readUInt32LE(0) & bit) !== 0;
  if (wants(1)) fs.chmodSync(path, body.readUInt32LE(68) & 0o7777);
  if (wants(8)) fs.truncateSync(path, Number(body.readBigUInt64LE(16)));
  if (wants(16 | 32)) {
    const before = fs.statSync(path);
    const given = (seconds: number, nanos: number): number =>
      Number(body.readBigUInt64LE(seconds)) + body.readUInt32LE(nanos) / 1e9;
    const time = (bit: number, now: number, own: () => number, kept: Date): number | Date =>
      wants(now) ? new Date() : wants(bit) ? own() : kept;
    fs.utimesSync(
      path,
      time(16, 128, () => given(32, 56), before.atime),
      time(32, 256, () => given(40, 60), before.mtime),
    );
  }
  return Buffer.concat([big(0), small(0, 0), attributes(path, numberOf(path))]);
}

function rename(node: bigint, folder: bigint, names: Buffer): Buffer {
  const to = textAt(names, names.indexOf(0) + 1);
  const from = at(pathOf(node), textAt(names, 0));
  const target = at(pathOf(folder), to);
  fs.renameSync(from, target);
  moved(from, target);
  return nothing;
}

function entries(node: bigint, body: Buffer): Buffer {
  const all = fs.readdirSync(pathOf(node), { withFileTypes: true });
  const most = body.readUInt32LE(16);
  const parts: Buffer[] = [];
  let bytes = 0;
  for (let place = Number(body.readBigUInt64LE(8)); place < all.length; place += 1) {
    const one = all[place];
    const name = Buffer.from(one?.name ?? '');
    const fields = small(name.length, one?.isDirectory() ? 4 : 8);
    const head = Buffer.concat([big(numberOf(join(pathOf(node), one?.name ?? '')), place + 1), fields, name]);
    const padded = Buffer.concat([head, Buffer.alloc((8 - (head.length % 8)) % 8)]);
    bytes += padded.length;
    if (bytes > most) break;
    parts.push(padded);
  }
  return Buffer.concat(parts);
}

function space(node: bigint): Buffer {
  const { blocks, bfree, bavail, files, ffree, bsize } = fs.statfsSync(pathOf(node));
  return Buffer.concat([
    big(blocks, bfree, bavail, files, ffree),
    small(bsize, 255, bsize, 0),
    small(0, 0, 0, 0, 0, 0),
  ]);
}

const initial = 26;
const mostWritten = 131_072;
const deeds: Readonly<Record<number, Deed>> = {
  1: (node, body) => {
    const path = at(pathOf(node), textAt(body, 0));
    return fs.existsSync(path) ? entry(path, numberOf(path)) : refuse('ENOENT');
  },
  2: () => null,
  3: (node) => Buffer.concat([big(0), small(0, 0), attributes(pathOf(node), Number(node))]),
  4: setAttributes,
  9: (node, body) => {
    const path = at(pathOf(node), textAt(body, 8));
    fs.mkdirSync(path);
    return entry(path, numberOf(path));
  },
  10: (node, body) => removed(node, body, fs.unlinkSync),
  11: (node, body) => removed(node, body, fs.rmdirSync),
  12: (node, body) => rename(node, body.readBigUInt64LE(0), body.subarray(8)),
  14: open,
  15: read,
  16: write,
  17: space,
  18: (_node, body) => closed(body),
  20: (_node, body) => synced(body),
  25: () => nothing,
  [initial]: () => Buffer.concat([small(7, 31, 0, 1 << 5, 0, mostWritten, 1), Buffer.alloc(36)]),
  27: () => handle(0),
  28: entries,
  29: () => nothing,
  30: () => nothing,
  35: create,
  36: () => null,
  42: () => null,
  45: (node, body) => rename(node, body.readBigUInt64LE(0), body.subarray(16)),
};

function removed(node: bigint, body: Buffer, remove: (path: string) => void): Buffer {
  const path = at(pathOf(node), textAt(body, 0));
  remove(path);
  paths.delete(numbers.get(path) ?? 0);
  numbers.delete(path);
  return nothing;
}

function closed(body: Buffer): Buffer {
  fs.closeSync(fileOf(body));
  return nothing;
}

function synced(body: Buffer): Buffer {
  fs.fsyncSync(fileOf(body));
  return nothing;
}

const device = fs.openSync('/dev/fuse', 'r+');
const options = `fd=3,rootmode=40755,user_id=0,group_id=0,allow_other,default_permissions`;
spawn('mount', ['-i', '-t', 'fuse', '-o', options, 'odd', mountpoint], {
  stdio: ['ignore', 'inherit', 'inherit', device],
});
// Everything below blocks, and nothing else is to be done here.
const message = Buffer.alloc(mostWritten + 4_096);
while (next(device, message)) {
  const reply = answer(message, deeds[message.readUInt32LE(4)]);
  if (reply !== null) fs.writeSync(device, reply);
  if (message.readUInt32LE(4) === initial) fs.writeSync(1, 'ready\n');
}
process.exit(0);
