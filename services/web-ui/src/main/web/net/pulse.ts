const QUIET_MS = 20_000;
const ANSWER_LIMIT_MS = 20_000;
const CONNECT_LIMIT_MS = 10_000;
/** Whoever was heard this lately is there. */
const FRESH_MS = 2_000;
const DOUBT_LIMIT_MS = 3_000;

/** What to do about a connection. */
export type Advice = 'wait' | 'ask' | 'give up';

/**
 * Tells a quiet connection from a dead one: asks after a silence, and gives up only when the question stays without an
 * answer. Silence alone proves nothing: in a tab that nobody sees, timers come once a minute.
 */
export class Pulse {
  private heardAt = 0;
  private askedAt: number | undefined;
  private answerLimit = ANSWER_LIMIT_MS;

  /** When the other side was heard last, in milliseconds since the epoch. */
  get lastHeardAt(): number {
    return this.heardAt;
  }

  heard(now: number): void {
    this.heardAt = now;
    this.askedAt = undefined;
  }

  /** To be called every few seconds. Whoever has not joined yet has nobody to ask. */
  check(now: number, joined: boolean): Advice {
    const silentFor = now - this.heardAt;
    if (!joined) {
      return silentFor > CONNECT_LIMIT_MS ? 'give up' : 'wait';
    }
    if (this.askedAt !== undefined) {
      return now - this.askedAt > this.answerLimit ? 'give up' : 'wait';
    }
    if (silentFor <= QUIET_MS) {
      return 'wait';
    }
    return this.ask(now, ANSWER_LIMIT_MS);
  }

  /** To be called of whoever has joined when the way to the other side may be another: asks at once, and waits less. */
  doubt(now: number): Advice {
    const isInDoubt = this.askedAt !== undefined && this.answerLimit === DOUBT_LIMIT_MS;
    return isInDoubt || now - this.heardAt <= FRESH_MS ? 'wait' : this.ask(now, DOUBT_LIMIT_MS);
  }

  private ask(now: number, answerLimit: number): Advice {
    this.askedAt = now;
    this.answerLimit = answerLimit;
    return 'ask';
  }
}
