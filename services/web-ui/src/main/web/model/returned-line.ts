import type { Refusal } from './outbox.ts';

/**
 * What becomes of a line that came back: it goes into an empty field by itself, else it waits until its author asks for
 * it; so does one that a moderator may still approve, for in the field it asks to be sent twice. It is done with when it
 * is sent again or dismissed, and with nothing else.
 */
export class ReturnedLine {
  private offered: Refusal | undefined;
  private inField: Refusal | undefined;

  /** The line to put into the field now; each comes once. */
  arriving(refusal: Refusal | undefined, fieldIsFree: boolean): Refusal | undefined {
    if (refusal === undefined || refusal.nonce === this.offered?.nonce) {
      return undefined;
    }
    this.offered = refusal;
    this.inField = fieldIsFree && refusal.code !== 'held' ? refusal : undefined;
    return this.inField;
  }

  /** Whether its author has to ask for it. */
  waits(refusal: Refusal, text: string): boolean {
    return this.inField?.nonce !== refusal.nonce && text !== refusal.text;
  }

  putBack(refusal: Refusal): void {
    this.inField = refusal;
  }

  /** An emptied field holds no line any more. */
  typed(text: string): void {
    if (text === '') {
      this.leave();
    }
  }

  /** The field holds something else now. */
  leave(): void {
    this.inField = undefined;
  }

  /** Whether the field holds exactly a line that turned out to be in the log: its author would send it twice. */
  isLogged(text: string, inLog: (nonce: string) => boolean): boolean {
    return this.inField?.text === text && inLog(this.inField.nonce);
  }

  /** The line that was sent again with this text, if it was one that came back. */
  sent(text: string, waiting: Refusal | undefined): Refusal | undefined {
    const again = this.inField ?? (waiting?.text.trim() === text ? waiting : undefined);
    this.inField = undefined;
    return again;
  }
}
