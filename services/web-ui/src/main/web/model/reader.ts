import type { Me, MessageEvent } from '../net/protocol.ts';
import { mentionsAny } from '../text/tokens.ts';

/** Who sits before this page, under every id that the room has given. */
export class Reader {
  me: Me | undefined;
  private readonly ids = new Set<string>();
  private ownNames: ReadonlySet<string> = new Set();
  private lastWroteAt = 0;

  /** What a line may call this person by, in small letters. */
  get names(): ReadonlySet<string> {
    return this.ownNames;
  }

  get mayModerate(): boolean {
    return this.me?.role === 'moderator' || this.me?.role === 'broadcaster';
  }

  /** A guest is somebody new after a reconnect; the lines of before are still one's own. */
  become(me: Me): void {
    this.me = me;
    this.ids.add(me.id);
    this.ownNames = new Set([me.display_name.toLowerCase(), me.id.toLowerCase()]);
  }

  /** The same person elsewhere. */
  copy(): Reader {
    const same = new Reader();
    same.me = this.me;
    same.ownNames = this.ownNames;
    this.ids.forEach((id) => same.ids.add(id));
    return same;
  }

  /** @param at by the clock of this page, which may differ from the gateway's; milliseconds since the epoch */
  wroteAt(at: number): void {
    this.lastWroteAt = Math.max(this.lastWroteAt, at);
  }

  /** When a slow mode of so many seconds lets this person write again, in milliseconds since the epoch; 0 when it does not hold. */
  mayWriteAt(slow: number): number {
    return slow === 0 || this.mayModerate || this.lastWroteAt === 0 ? 0 : this.lastWroteAt + slow * 1_000;
  }

  wrote({ author }: MessageEvent): boolean {
    return this.ids.has(author.id);
  }

  isCalledBy(message: MessageEvent): boolean {
    const { mentions, reply_to, text } = message;
    return mentions.some((id) => this.ids.has(id)) || (reply_to != null && this.ids.has(reply_to.author_id)) || mentionsAny(text, this.ownNames);
  }
}
