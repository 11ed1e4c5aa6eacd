// What the checks need: one photo, a bucket, and Roundtrip's PUT and GET over a good line. Used by checks.ts.
import { deepStrictEqual as same } from 'node:assert';
import { readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import { getFile } from '#main/transfers/get.ts';
import { createLimiter } from '#main/transfers/limiter.ts';
import { type PutOptions, putFile } from '#main/transfers/put.ts';
import type { Etag } from '#main/transfers/reply.ts';
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
