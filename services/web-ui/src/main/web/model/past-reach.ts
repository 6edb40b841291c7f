import type { PastSource, PastSpan } from '../net/past.ts';

/** Closer to now than this, the past is over. */
const NEARLY_NOW_MS = 4_000;

/** How far a past goes: back to the oldest that is kept, and on to now, or to the last record of a replay run. */
export class PastReach {
  private known: PastSpan | undefined;
  private aheadOfUs = 0;

  constructor(private readonly source: PastSource) {}

  get span(): PastSpan | undefined {
    return this.known;
  }

  /** By the gateway's clock. */
  get now(): number {
    return Date.now() + this.aheadOfUs;
  }

  /** Where the past ends. */
  get end(): number {
    return this.isRun ? (this.known?.newest ?? 0) : this.now;
  }

  get isRun(): boolean {
    return this.source.run !== undefined;
  }

  learn(span: PastSpan | undefined): void {
    this.known = span;
    this.aheadOfUs = this.isRun || span === undefined ? 0 : span.newest - Date.now();
  }

  /** Learns how far back there is something; what cannot be had now stays as it was. */
  async measure(): Promise<void> {
    try {
      this.learn(await this.source.span());
    } catch (error) {
      console.warn('past.span', error);
    }
  }

  /** The moment nearest to `at` that there is. */
  nearest(at: number): number {
    return Math.max(this.isRun ? Math.min(at, this.end) : at, this.known?.oldest ?? 0);
  }

  /** A replay run comes to its end and never to the present. */
  isLive(at: number): boolean {
    return !this.isRun && at >= this.now - NEARLY_NOW_MS;
  }
}
