/** How many times as fast as it happened. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where in the past a reader is: runs at its speed while it is let, and never past what has been loaded. */
export class Playhead {
  private base: number;
  private since: number | undefined;
  private factor: Speed = 1;

  /** Stands at `at`; `clock` gives monotonic milliseconds. */
  constructor(
    at: number,
    private readonly clock: () => number,
  ) {
    this.base = at;
  }

  get position(): number {
    return this.since === undefined ? this.base : this.base + (this.clock() - this.since) * this.factor;
  }

  get speed(): Speed {
    return this.factor;
  }

  get running(): boolean {
    return this.since !== undefined;
  }

  run(): void {
    this.since ??= this.clock();
  }

  stop(): void {
    this.base = this.position;
    this.since = undefined;
  }

  setSpeed(speed: Speed): void {
    const { running } = this;
    this.stop();
    this.factor = speed;
    if (running) {
      this.run();
    }
  }

  /** Takes the head back to `limit` if it ran past it; true if it did. */
  hold(limit: number): boolean {
    if (this.position <= limit) {
      return false;
    }
    const { running } = this;
    this.base = limit;
    this.since = running ? this.clock() : undefined;
    return true;
  }
}
