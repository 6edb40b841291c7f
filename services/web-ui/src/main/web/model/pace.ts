/** Time as a pace needs it; a test drives its own. */
export interface Frames {
  /** Milliseconds, from anywhere. */
  now(): number;
  after(ms: number, act: () => void): void;
  /** Calls `act` when the browser is about to draw. */
  atFrame(act: () => void): void;
  /** Calls `act` once that frame is drawn. */
  afterFrame(act: () => void): void;
}

const BROWSER: Frames = {
  now: () => performance.now(),
  after: (ms, act) => void window.setTimeout(act, ms),
  atFrame: (act) => void requestAnimationFrame(act),
  afterFrame: (act) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      act();
    };
    port2.postMessage(undefined);
  },
};

const SHORTEST_MS = 50;
/** More would be saved up for the next drawing, which would take the longer. */
const LONGEST_MS = 100;
/** Drawing may take one part in so many of the time. */
const SHARE = 5;

/**
 * When the parts of the page draw what came: all in the same frame, so that the browser lays out and paints once; twenty
 * times a second, and less often where drawing takes long, so that it never takes more than a fifth of the time.
 */
export class Pace {
  private readonly waiting = new Set<() => void>();
  private drawnAt = -Infinity;
  private interval = SHORTEST_MS;
  private opening = false;

  constructor(private readonly frames: Frames = BROWSER) {}

  /** Calls `draw` in the next frame that is to be drawn; only once, however often it is asked for before. */
  ask(draw: () => void): void {
    const isFirst = this.waiting.size === 0;
    this.waiting.add(draw);
    if (isFirst && !this.opening) {
      this.schedule();
    }
  }

  /** Draws at once, out of turn: what is asked for meanwhile waits until this is on the screen. */
  first(draw: () => void): void {
    const begun = this.frames.now();
    this.opening = true;
    draw();
    this.frames.atFrame(() =>
      this.frames.afterFrame(() => {
        this.learn(this.frames.now() - begun);
        this.opening = false;
        this.drawnAt = this.frames.now();
        if (this.waiting.size > 0) {
          this.schedule();
        }
      }),
    );
  }

  /** Whether what was drawn first is still to come to the screen. */
  get isOpening(): boolean {
    return this.opening;
  }

  /** Milliseconds between two drawings, at least. */
  get every(): number {
    return this.interval;
  }

  private schedule(): void {
    const wait = this.interval - (this.frames.now() - this.drawnAt);
    if (wait > 0) {
      this.frames.after(wait, () => this.frames.atFrame(() => this.draw()));
    } else {
      this.frames.atFrame(() => this.draw());
    }
  }

  private draw(): void {
    const begun = this.frames.now();
    this.drawnAt = begun;
    const parts = [...this.waiting];
    this.waiting.clear();
    parts.forEach((part) => part());
    this.frames.afterFrame(() => this.learn(this.frames.now() - begun));
  }

  /** Half of what is new: one slow frame is no slow machine. */
  private learn(cost: number): void {
    const wished = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, cost * SHARE));
    this.interval = (this.interval + wished) / 2;
  }
}

/** That of this page. */
export const pace = new Pace();
