// What the checks need: one photo, a bucket, and Roundtrip's PUT and GET over a good line. Used by checks.ts.
import { deepStrictEqual as same } from 'node:assert';
import { readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import { createDigester } from '#main/transfers/digest.ts';
import { getFile } from '#main/transfers/get.ts';
import { createLimiter } from '#main/transfers/limiter.ts';
import { type PutOptions, putFile } from '#main/transfers/put.ts';
import type { Etag } from '#main/transfers/reply.ts';
import { uploadAll } from '#main/transfers/upload.ts';
import { etagAt } from './ask.ts';
import { type Bucket, linkV4 } from './links.ts';
import { md5Of, type Photo } from './round.ts';

const agent = new http.Agent();
/** A line without troubles. */
export const goodLine = {
  agentFor: () => agent,
  limiter: createLimiter(null),
  stallMs: 3_000,
  onBytes: (): void => undefined,
  signal: new AbortController().signal,
};

export class Ways {
  readonly bucket: Bucket;
  readonly photo: Photo;
  readonly #folder: string;

  constructor(bucket: Bucket, photo: Photo, folder: string) {
    this.bucket = bucket;
    this.photo = photo;
    this.#folder = folder;
  }

  put(link: string, more: Partial<PutOptions> = {}): Promise<Etag> {
    return putFile({ ...this.photo, ...goodLine, link, ...more });
  }

  /** The whole way of one photo: links, retries, MD5. `link` is told how often it was asked, from 1 on. */
  async send(
    link: (asked: number) => string,
  ): Promise<{ links: number; failed: string[]; verified: number }> {
    const digester = createDigester();
    const told = { links: 0, failed: [] as string[], verified: 0 };
    await uploadAll([this.photo], {
      ...goodLine,
      askLinks: async () => {
        told.links += 1;
        return new Map([[this.photo.name, link(told.links)]]);
      },
      parallel: () => 1,
      digester,
      onRestart: () => undefined,
      onSent: (_id, { verified }) => {
        told.verified += verified ? 1 : 0;
      },
      onFailed: (_id, { code }) => void told.failed.push(code),
    });
    await digester.close();
    return told;
  }

  async get(link: string): Promise<{ bytes: number; verified: boolean; md5: string }> {
    const part = join(this.#folder, 'one.part');
    const { bytes, verified } = await getFile({ ...goodLine, link, part });
    const md5 = md5Of(await readFile(part));
    await rm(part);
    return { bytes, verified, md5 };
  }

  async absent(key: string): Promise<void> {
    same(await etagAt(linkV4(this.bucket, 'HEAD', key)), null, `${key} must be absent`);
  }

  async whole(key: string): Promise<void> {
    same(await etagAt(linkV4(this.bucket, 'HEAD', key)), this.photo.md5, `${key} must be whole`);
  }
}

/** The fault's code, or `none` when it went well. */
export const faultOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'none',
    (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
  );
