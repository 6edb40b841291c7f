import type { MessageEvent } from '../net/protocol.ts';
import { sameText, type Refusal } from './outbox.ts';

/** The lines that came back, oldest first, until each is dealt with or turns out to be in the log after all. */
export class Refusals {
  private waiting: readonly Refusal[] = [];
  private readonly logged = new Set<string>();

  get oldest(): Refusal | undefined {
    return this.waiting[0];
  }

  /** When the last of the waits is over, in milliseconds since the epoch; 0 when none of them holds. */
  get retryAt(): number {
    return Math.max(0, ...this.waiting.map(({ retryAt }) => retryAt));
  }

  /** Whether the line that came back under this nonce is in the log. */
  isLogged(nonce: string): boolean {
    return this.logged.has(nonce);
  }

  /** A late answer takes the place of the guess that there is none. */
  add(refusals: readonly Refusal[]): void {
    const nonces = new Set(refusals.map(({ nonce }) => nonce));
    this.waiting = [...this.waiting.filter(({ nonce }) => !nonces.has(nonce)), ...refusals];
  }

  dismiss(nonce: string | undefined): void {
    this.waiting = this.waiting.filter((refusal) => refusal.nonce !== nonce);
  }

  /** The gateway took the line that it seemed not to answer. */
  acknowledge(nonce: string): void {
    this.found(this.waiting.find((refusal) => refusal.nonce === nonce));
  }

  /**
   * A line of one's own is in the log that nobody seemed to answer, or that a moderator approved. Whose text was redacted is
   * found by elimination only: a line that is taken for logged by mistake is lost.
   *
   * @param isNoEcho whether no echo is left that it may be instead
   */
  settle(message: MessageEvent, isNoEcho: boolean): void {
    const undecided = this.waiting.filter(({ code }) => code === 'unavailable' || code === 'held');
    this.found(undecided.find(({ text }) => sameText(text, message.text)) ?? (message.redacted && isNoEcho ? onlyOne(undecided) : undefined));
  }

  private found(refusal: Refusal | undefined): void {
    if (refusal) {
      this.logged.add(refusal.nonce);
      this.dismiss(refusal.nonce);
    }
  }
}

/** The one that it must be: the only one, or the only one that a moderator looks at. */
function onlyOne(undecided: readonly Refusal[]): Refusal | undefined {
  const held = undecided.filter(({ code }) => code === 'held');
  const candidates = undecided.length > 1 ? held : undecided;
  return candidates.length === 1 ? candidates[0] : undefined;
}
