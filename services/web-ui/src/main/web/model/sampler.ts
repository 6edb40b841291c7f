/** Lines a second that a person can still see go by; past it the chat shows a sample. */
const READABLE_PER_SECOND = 150;

/** Decides which lines of a flood are shown: one in k, where k follows the rate of the last full second. */
export class Sampler {
  private secondStart = 0;
  private inSecond = 0;
  private counter = 0;
  private k = 1;

  /** @param readable lines a second up to which all are shown */
  constructor(private readonly readable = READABLE_PER_SECOND) {}

  /** Shows one line in this many. */
  get oneIn(): number {
    return this.k;
  }

  /** Counts a line that arrived at `now`; true when it is to be shown. */
  admit(now: number): boolean {
    this.roll(now);
    this.inSecond += 1;
    this.counter += 1;
    return this.counter % this.k === 0;
  }

  /** Brings the rate up to date when nothing arrives; true when the sample changed. */
  roll(now: number): boolean {
    const elapsed = now - this.secondStart;
    if (elapsed < 1_000) {
      return false;
    }
    const before = this.k;
    const rate = elapsed < 2_000 ? this.inSecond / (elapsed / 1_000) : 0;
    this.k = Math.max(1, Math.ceil(rate / this.readable));
    this.secondStart = now;
    this.inSecond = 0;
    return this.k !== before;
  }
}
