import type { Moment } from '../net/past.ts';
import type { ModerationEvent } from '../net/protocol.ts';
import type { Removal } from './lines.ts';
import { removedBy } from './moderation.ts';

/** What moderators took away while somebody looks back: a page that is under way may have been read before. */
export class PastRemovals {
  private heard: readonly ModerationEvent[] = [];
  private takesAway: Removal | undefined;

  /** A person or the chat goes on after the decision: only what was said before goes. */
  hear(decisions: readonly ModerationEvent[]): void {
    this.heard = [...this.heard, ...decisions.map((decision) => ({ ...decision, withdrawn: true }))];
    this.takesAway = removedBy(this.heard);
  }

  /** The moments that are left. */
  of(moments: readonly Moment[]): Moment[] {
    return moments.filter(({ at, event }) => event.type !== 'message' || !this.takesAway?.({ ...event, broadcast_at: at }));
  }

  forget(): void {
    this.heard = [];
    this.takesAway = undefined;
  }
}
