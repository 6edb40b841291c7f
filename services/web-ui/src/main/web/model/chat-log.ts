import { placesBetween } from '../net/codec.ts';
import type { Cursor, GapEvent, MessageEvent } from '../net/protocol.ts';
import { Authors } from './authors.ts';
import { LineBuffer } from './lines.ts';
import type { Reader } from './reader.ts';
import type { Sampler } from './sampler.ts';

const BUFFER_LENGTH = 1_000;

/** What this page has read of the chat: the lines that it keeps, who wrote them, and how far in the log it is. */
export class ChatLog {
  readonly buffer = new LineBuffer(BUFFER_LENGTH);
  readonly authors = new Authors();
  /** The newest place seen. */
  cursor: string | undefined;
  /** The newest line of the log when this page came: up to it, lines are told, not said now. */
  private cameAt: Cursor | undefined;
  private serial = 0;

  constructor(
    private readonly now: () => number,
    private readonly sampler: Sampler,
    private readonly reader: Reader,
  ) {}

  joined(at: Cursor | undefined): void {
    this.cameAt = at;
    this.cursor ??= at ?? undefined;
  }

  /** A resumed connection may repeat what was seen; the place in the log tells. */
  isNew(message: MessageEvent): boolean {
    if (this.buffer.has(message.message_id)) {
      return false;
    }
    return !this.buffer.all.some((line) => line.kind === 'message') || isAfter(this.cursor, message);
  }

  /** Keeps a line that is new, unless it is one of a flood that nobody could read. */
  add(message: MessageEvent): void {
    this.authors.spoke(message.author);
    this.cursor = message.cursor;
    const mine = this.reader.wrote(message);
    const mentionsMe = !mine && this.reader.isCalledBy(message);
    const told = !isAfter(this.cameAt, message);
    // What was said before this page came says nothing of how fast the chat is.
    if (!told && !this.sampler.admit(this.now()) && !mine && !mentionsMe) {
      return;
    }
    const key = message.message_id;
    const saidAt = told ? Math.min(this.now(), message.broadcast_at) : this.now();
    this.serial += 1;
    this.buffer.append({ kind: 'message', key, message, mine, mentionsMe, removed: false, saidAt, odd: this.serial % 2 === 1 });
  }

  gap({ to, missed }: GapEvent): void {
    this.cursor = to;
    this.buffer.append({ kind: 'gap', key: this.nextKey(), missed });
  }

  /** Says something that only this page knows. */
  notice(text: string): void {
    this.buffer.append({ kind: 'notice', key: this.nextKey(), text });
  }

  private nextKey(): string {
    this.serial += 1;
    return `local-${this.serial}`;
  }
}

/** True as well when the two places cannot be compared. */
function isAfter(cursor: Cursor | undefined, message: MessageEvent): boolean {
  return cursor === undefined || (placesBetween(cursor, message.cursor) ?? 1) > 0;
}
