import type { MessageEvent } from '../net/protocol.ts';

/** One row of the chat: a message, a hole in the log, or a notice of the page itself. */
export type Line = MessageLine | GapLine | NoticeLine;

export interface MessageLine {
  readonly kind: 'message';
  readonly key: string;
  readonly message: MessageEvent;
  readonly mine: boolean;
  readonly mentionsMe: boolean;
  readonly removed: boolean;
  /** When it was said, by the clock of this page: what comes live is said as it comes. */
  readonly saidAt: number;
  /** Alternates line by line, so that stripes do not jump when rows leave the view. */
  readonly odd: boolean;
}

export interface GapLine {
  readonly kind: 'gap';
  readonly key: string;
  readonly missed: number;
}

export interface NoticeLine {
  readonly kind: 'notice';
  readonly key: string;
  readonly text: string;
}

/** The newest lines, oldest first, bounded. Replaces lines instead of changing them: rows compare by identity. */
export class LineBuffer {
  private lines: Line[] = [];
  private readonly ids = new Set<string>();
  private appended = 0;

  constructor(private readonly capacity: number) {}

  get all(): readonly Line[] {
    return this.lines;
  }

  /** Lines ever appended; the difference of two readings is what came between them. */
  get total(): number {
    return this.appended;
  }

  has(messageId: string): boolean {
    return this.ids.has(messageId);
  }

  append(line: Line): void {
    this.lines.push(line);
    this.appended += 1;
    if (line.kind === 'message') {
      this.ids.add(line.message.message_id);
    }
    // Cut in chunks: shifting a thousand entries for each line would cost more than drawing it. Small ones: what waits for
    // the cut is memory.
    if (this.lines.length > this.capacity * 1.05) {
      for (const old of this.lines.splice(0, this.lines.length - this.capacity)) {
        if (old.kind === 'message') {
          this.ids.delete(old.message.message_id);
        }
      }
    }
  }

  find(messageId: string): MessageLine | undefined {
    return this.ids.has(messageId)
      ? this.lines.findLast((line): line is MessageLine => line.kind === 'message' && line.message.message_id === messageId)
      : undefined;
  }

  by(authorId: string, limit: number): MessageLine[] {
    const own = this.lines.filter(
      (line): line is MessageLine => line.kind === 'message' && line.message.author.id === authorId && !line.removed,
    );
    return own.slice(-limit);
  }

  /** Strikes the messages that match, or drops all. */
  take(taken: Taken): void {
    if (taken === 'all') {
      this.lines = this.lines.filter(({ kind }) => kind !== 'message');
      this.ids.clear();
    } else {
      this.lines = struck(this.lines, taken);
    }
  }
}

/** Which messages a moderator takes away. */
export type Removal = (line: Pick<MessageEvent, 'message_id' | 'author' | 'broadcast_at'>) => boolean;

/** What is to be seen no more: the messages that match, or all, for nobody can say which of them are. */
export type Taken = Removal | 'all';

/** The same lines without what was taken away. Answers to it are new lines as well: they quote it. */
export function struck(lines: readonly Line[], matches: Removal): Line[] {
  const gone = new Set(lines.filter((line) => line.kind === 'message' && matches(line.message)).map((line) => line.key));
  if (gone.size === 0) {
    return [...lines];
  }
  return lines.map((line) => {
    if (line.kind !== 'message') {
      return line;
    }
    const quotesIt = gone.has(line.message.reply_to?.message_id ?? '');
    return gone.has(line.key) ? { ...line, removed: true } : quotesIt ? { ...line } : line;
  });
}
