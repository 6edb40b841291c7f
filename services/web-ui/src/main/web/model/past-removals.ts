import type { Moment } from '../net/past.ts';
import type { ModerationEvent } from '../net/protocol.ts';
import { removedBy } from './moderation.ts';

type TakesAway = (moment: Moment) => boolean;

/** What moderators took away while somebody looks back: a page that is under way may have been read before. */
export class PastRemovals {
  private heard: readonly TakesAway[] = [];

  hear(decision: ModerationEvent): void {
    const gone = removedBy(decision);
    if (gone) {
      // One line is gone at any time; a person or the chat goes on after the decision.
      const isBefore = ({ at }: Moment): boolean => decision.kind === 'DELETED' || at <= decision.at;
      this.heard = [...this.heard, (moment) => moment.event.type === 'message' && isBefore(moment) && gone(moment.event)];
    }
  }

  /** The moments that are left. */
  of(moments: readonly Moment[]): Moment[] {
    return moments.filter((moment) => !this.heard.some((takesAway) => takesAway(moment)));
  }

  forget(): void {
    this.heard = [];
  }
}
