/**
 * Exponential backoff with full jitter: attempt n waits a random time up to min(ceiling, base * 2^n), never less than
 * the floor, so that thousands of pages do not come back in one wave.
 * Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly random: () => number = Math.random,
    private readonly baseMs = 500,
    private readonly ceilingMs = 15_000,
    private readonly floorMs = 200,
  ) {}

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const bound = Math.min(this.ceilingMs, this.baseMs * 2 ** this.attempt);
    this.attempt += 1;
    return Math.max(this.floorMs, Math.round(this.random() * bound));
  }

  reset(): void {
    this.attempt = 0;
  }
}
