import type { Moment, PastPage } from '../net/past.ts';
import type { ServerEvent } from '../net/protocol.ts';

/** Loaded ahead of the playhead, at single speed. */
const AHEAD_MS = 15_000;
const RETRY_MS = 1_000;

/** The moments of one visit to the past that are loaded and not shown yet. */
export class Reel {
  private moments: Moment[] = [];
  private loading = false;
  /** Near now a page is short: the next one is asked for a little later. */
  private notBefore = 0;

  /** @param until where what is loaded ends, in milliseconds since the epoch */
  constructor(private until: number) {}

  get loadedUntil(): number {
    return this.until;
  }

  add(moments: readonly Moment[], until: number): void {
    this.moments.push(...moments);
    this.until = until;
  }

  /** Takes out what has come up to `position`. */
  due(position: number): readonly ServerEvent[] {
    const next = this.moments.findIndex(({ at }) => at > position);
    return this.moments.splice(0, next < 0 ? this.moments.length : next).map(({ event }) => event);
  }

  /** Keeps what `left` leaves of it. */
  cut(left: (moments: readonly Moment[]) => Moment[]): void {
    this.moments = left(this.moments);
  }

  /** Whether the playhead comes near the end of what is loaded, and nobody asked for more yet. */
  isShort(position: number, speed: number): boolean {
    return !this.loading && Date.now() >= this.notBefore && this.until - position < AHEAD_MS * speed;
  }

  /** Loads what comes next, once `load` has it; nothing when it has not. */
  async more(length: number, load: (from: number, until: number) => Promise<PastPage | undefined>): Promise<void> {
    const from = this.until;
    this.loading = true;
    const page = await load(from, from + length);
    if (page) {
      this.add(page.moments, page.until);
      this.loading = false;
      this.notBefore = page.until < from + length ? Date.now() + RETRY_MS : 0;
    }
  }
}
