// What is known of a running project beyond the database: bytes under way, speed, the service's own progress.
// Lost with the process, and nothing is lost by it.
import { createMeter } from '../transfers/meter.ts';

export class Live {
  readonly #underWay = new Map<number, number>();
  #meter = createMeter();
  #bytes = 0;
  readonly #retries = new Map<string, number>();
  /** What the service says of its edit or export, 0 to 1; null when it says nothing. */
  remote: number | null = null;
  /** What a person said may be asked for again, if need be. For now only: not kept, and good for one request. */
  askAgain: 'edit' | 'export' | null = null;
  /** Photos that had changed and that a person wants tried again: they are sent as they are now. For now only, too. */
  changed: ReadonlySet<number> = new Set();

  /** Bytes of photos that are being sent and not confirmed yet. */
  get bytesUnderWay(): number {
    return this.#bytes;
  }

  /** Bytes a second; null when nothing moves. */
  speed = (): number | null => this.#meter.speed();

  moved(photo: number, bytes: number): void {
    this.#underWay.set(photo, (this.#underWay.get(photo) ?? 0) + bytes);
    this.#bytes += bytes;
    this.#meter.add(bytes);
  }

  /** The photo is confirmed, failed, or begins again: its bytes are no longer under way. */
  settle(photo: number): void {
    this.#bytes -= this.#underWay.get(photo) ?? 0;
    this.#underWay.delete(photo);
  }

  retried(fault: string): void {
    this.#retries.set(fault, (this.#retries.get(fault) ?? 0) + 1);
  }

  /** How often this step tried again and why: `3 server-trouble, 1 offline`; null when it never did. */
  get retries(): string | null {
    const all = [...this.#retries].map(([fault, count]) => `${count} ${fault}`);
    return all.length === 0 ? null : all.join(', ');
  }

  /** A step ended: speeds and progress of the last one say nothing about the next. */
  reset(): void {
    this.#underWay.clear();
    this.#retries.clear();
    this.#bytes = 0;
    this.#meter = createMeter();
    this.remote = null;
  }
}
