// Shoots that were scanned and wait for a choice: the window asks for their photos by page and starts projects of them.
import { randomUUID } from 'node:crypto';
import { FaultError } from '#contract/faults.ts';
import type { PhotoDetails, Shoot, ShootPhoto } from '#contract/shoot.ts';
import { readDetails } from './details.ts';
import { Scans } from './scans.ts';

// A night's worth of drops; the oldest make room. A shoot of 10,000 photos is about 3 MB.
const most = 30;

export class Desk {
  readonly scans = new Scans();
  readonly #shoots = new Map<string, Shoot>();
  readonly #details = new Map<string, Map<number, PhotoDetails>>();

  put(shoot: Shoot): string {
    const id = randomUUID();
    this.#shoots.set(id, shoot);
    const [oldest] = this.#shoots.keys();
    if (this.#shoots.size > most && oldest !== undefined) {
      this.#shoots.delete(oldest);
      this.#details.delete(oldest);
    }
    return id;
  }

  get(id: string): Shoot {
    const shoot = this.#shoots.get(id);
    if (shoot === undefined)
      throw new FaultError('not-found', 'This shoot is no longer open. Drop it again.');
    return shoot;
  }

  /** Details of `limit` photos from `offset` on, read once and then kept. Faults with `not-found`. */
  async details(id: string, offset: number, limit: number, signal: AbortSignal): Promise<PhotoDetails[]> {
    const asked = this.get(id).photos.slice(offset, offset + limit);
    const kept = this.#details.get(id) ?? new Map<number, PhotoDetails>();
    this.#details.set(id, kept);
    const missing = asked.filter((photo) => !kept.has(photo.id));
    for (const read of await readDetails(missing, signal)) kept.set(read.id, read);
    return asked.flatMap((photo) => kept.get(photo.id) ?? []);
  }

  /** One photo of a shoot, or null when the shoot or the photo isn't there. */
  find = (id: string, photo: number): ShootPhoto | null => this.#shoots.get(id)?.photos[photo] ?? null;
}
