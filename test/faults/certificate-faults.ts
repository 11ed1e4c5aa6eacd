// Certificates that aren't trusted, of the store and of the API.
import { expect } from 'vitest';
import { onBench } from './bench.ts';
import { eventually, portOf, puts, withCertificates, withFront } from './fronts.ts';
import type { Outcome, Scenario } from './scenario.ts';

/** Faults while the store shows `what`, sends nothing, and goes on when it is right again and a person says so. */
async function storeShows(what: 'strange' | 'old' | 'plain', words: RegExp): Promise<Outcome> {
  return withCertificates((made) =>
    withFront(what === 'plain' ? 'plain' : made[what], (front) =>
      onBench({ practice: { linkOrigin: front.url } }, async (bench) => {
        front.target = portOf(bench.practice.url);
        const id = await bench.start();
        const { status, step, fault } = await bench.settled(id);
        expect([status, step, fault?.code]).toEqual(['faulted', 'upload', 'certificate-untrusted']);
        expect(fault?.message).toMatch(words);
        expect(puts(bench), 'nothing was sent').toBe(0);
        front.use(made.trusted);
        await bench.roundtrip.call('projects.resume', { id, askAgain: false });
        await bench.roundtrip.until(id, (project) => project.status === 'done');
        expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
        return {
          happened: 'nothing was sent; resumed, it all went',
          mended: { asked: 'certificate-untrusted' },
        };
      }),
    ),
  );
}

/** The API's certificate changes after the first photo: somebody got in between. */
const apiTurnsStrange = (): Promise<Outcome> =>
  withCertificates((made) =>
    withFront(made.trusted, (front) =>
      onBench(
        { app: { url: `${front.url}/v1` }, practice: { linkOrigin: front.url, editSeconds: 1 } },
        async (bench) => {
          front.target = portOf(bench.practice.url);
          const id = await bench.start();
          await eventually(() => puts(bench) > 0);
          front.use(made.strange);
          const { status, fault } = await bench.settled(id);
          expect([status, fault?.code]).toEqual(['faulted', 'certificate-untrusted']);
          front.use(made.trusted);
          await bench.roundtrip.call('projects.resume', { id, askAgain: false });
          await bench.roundtrip.until(id, (project) => project.status === 'done');
          expect((await bench.holds(id)).ledger).toMatchObject({ sent: 8, failed: {} });
          return {
            happened: 'no request went over; resumed, it went on where it stood',
            mended: { asked: 'certificate-untrusted' },
          };
        },
      ),
    ),
  );

const scenario = (name: string, run: () => Promise<Outcome>): Scenario => ({
  group: 'network',
  name,
  quick: true,
  run,
});

export const certificateFaults: readonly Scenario[] = [
  scenario('the store’s certificate is not trusted', () => storeShows('strange', /store.*not trusted/)),
  scenario('the store’s certificate has expired', () => storeShows('old', /store.*expired/)),
  scenario('the store speaks no TLS where https was asked', () => storeShows('plain', /speak https safely/)),
  scenario('the API’s certificate turns untrusted in mid-run', apiTurnsStrange),
];
