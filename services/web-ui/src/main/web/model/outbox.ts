import { placesBetween } from '../net/codec.ts';
import type { AckEvent, Cursor, MessageEvent, RejectedEvent, RejectionCode } from '../net/protocol.ts';

/** A line of one's own that is not in the log yet, shown as a local echo. */
export interface PendingLine {
  readonly nonce: string;
  readonly text: string;
  readonly replyTo?: string;
  readonly sentAt: number;
  readonly messageId?: string;
  /** Its place in the log, as soon as it is known. */
  readonly cursor?: Cursor;
}

/** A line that the log did not take; its text goes back to its author. */
export interface Refusal {
  readonly nonce: string;
  readonly code: RejectionCode;
  readonly text: string;
  /** Id of the line that it answers. */
  readonly replyTo?: string;
  readonly reason: string;
  /** When sending is allowed again, in milliseconds since the epoch; 0 when at once. */
  readonly retryAt: number;
}

/** How long an unanswered line may stay an echo. */
export const ANSWER_LIMIT_MS = 10_000;

/** The lines sent from here, until each is in the log or refused. Acknowledgement and log line may come in either order. */
export class Outbox {
  private lines: PendingLine[] = [];

  get pending(): readonly PendingLine[] {
    return this.lines;
  }

  add(line: PendingLine): void {
    this.lines = [...this.lines, line];
  }

  acknowledge(ack: AckEvent, isInLog: (messageId: string) => boolean): void {
    this.lines = isInLog(ack.message_id)
      ? this.lines.filter((line) => line.nonce !== ack.nonce)
      : this.lines.map((line) => (line.nonce === ack.nonce ? { ...line, messageId: ack.message_id, cursor: ack.cursor } : line));
  }

  /** Takes out the echo that this logged line of one's own makes good; false when there is none. */
  settle(message: MessageEvent): boolean {
    const index = this.lines.findIndex((line) =>
      line.messageId === undefined ? sameText(line.text, message.text) : line.messageId === message.message_id,
    );
    const unanswered = this.lines.filter((line) => line.messageId === undefined);
    // Of several, the acknowledgement will tell.
    const found = this.lines[index] ?? (message.redacted && unanswered.length === 1 ? unanswered[0] : undefined);
    this.lines = this.lines.filter((line) => line !== found);
    return found !== undefined;
  }

  /** Takes out the echoes whose place in the log has gone by: their lines are not shown any more. */
  passed(place: Cursor): void {
    this.lines = this.lines.filter(({ cursor }) => cursor === undefined || (placesBetween(cursor, place) ?? -1) < 0);
  }

  refuse(event: RejectedEvent, now: number): Refusal {
    const sent = this.lines.find((line) => line.nonce === event.nonce);
    this.lines = this.lines.filter((line) => line.nonce !== event.nonce);
    return {
      nonce: event.nonce,
      code: event.code,
      text: event.text || (sent?.text ?? ''),
      replyTo: sent?.replyTo,
      reason: event.reason,
      retryAt: event.retry_after_ms ? now + event.retry_after_ms : 0,
    };
  }

  /**
   * Gives up on lines that nobody answered, for instance because the connection broke; the oldest first. What was
   * acknowledged is in the log, however late it comes.
   */
  expire(now: number): Refusal[] {
    const late = this.lines.filter((line) => line.messageId === undefined && now - line.sentAt >= ANSWER_LIMIT_MS);
    this.lines = this.lines.filter((line) => !late.includes(line));
    return late.map(({ nonce, text, replyTo }) => ({ nonce, code: 'unavailable', text, replyTo, reason: '', retryAt: 0 }));
  }
}

/** Whether a line of the log is what was sent: the gateway tidies its blanks. */
export function sameText(sent: string, logged: string): boolean {
  const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return fold(sent) === fold(logged);
}
