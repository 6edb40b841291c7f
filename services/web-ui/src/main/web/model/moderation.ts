import type { DoneEvent, HeldEvent, ModerationEvent, ModesEvent, ModesInForce, RefusedEvent } from '../net/protocol.ts';
import { heard, withNewest, type Decision } from './decisions.ts';
import type { Removal } from './lines.ts';

const HELD_KEPT = 500;

/** What moderators see and everybody keeps to: the room's modes, the lines that wait, what was decided. */
export class ModerationModel {
  modes: ModesInForce | undefined;
  /** Why an action was not taken, in the gateway's words, until somebody has read it. */
  refusal: string | undefined;
  /** Nothing when the action did not even get to the gateway. */
  private refused: string | undefined;
  private waiting: readonly HeldEvent[] = [];
  private decisions: readonly Decision[] = [];

  /** Lines that wait for a decision, oldest first. */
  get held(): readonly HeldEvent[] {
    return this.waiting;
  }

  /** What this page heard of, newest first. */
  get record(): readonly Decision[] {
    return this.decisions;
  }

  /** Anew for each connection, which tells all that waits. */
  joined(modes: ModesInForce): void {
    this.modes = modes;
    this.waiting = [];
  }

  apply(event: ModesEvent | HeldEvent | DoneEvent | RefusedEvent): void {
    switch (event.type) {
      case 'modes':
        this.modes = event;
        return;
      case 'held':
        return this.hold(event);
      case 'done':
        // What was done since says nothing of what was refused.
        return this.refused === undefined ? this.refuse(undefined) : undefined;
      case 'refused':
        return this.refuse(event.reason, event.nonce);
    }
  }

  refuse(reason: string | undefined, nonce?: string): void {
    this.refusal = reason;
    this.refused = nonce;
  }

  private hold(line: HeldEvent): void {
    if (!this.waiting.some((other) => other.message_id === line.message_id)) {
      this.waiting = [...this.waiting, line].slice(-HELD_KEPT);
    }
  }

  decided(event: ModerationEvent): void {
    if (event.kind === 'APPROVED' || event.kind === 'DENIED') {
      this.waiting = this.waiting.filter((line) => line.message_id !== event.message_id);
    }
    if (event.kind === 'TIMED_OUT' || event.kind === 'BANNED') {
      this.waiting = this.waiting.filter((line) => line.author.id !== event.author_id);
    }
    // What went while this page was away may have been heard before.
    if (!event.withdrawn) {
      this.decisions = withNewest(this.decisions, heard(event));
    }
  }
}

/** Which lines these decisions take away, asked at once however many they are; nothing when they take none. */
export function removedBy(events: readonly ModerationEvent[]): Removal | undefined {
  const ids = new Set(events.filter(({ kind }) => kind === 'DELETED').map(({ message_id }) => message_id));
  const others = events.flatMap((event) => removedByOne(event) ?? []);
  return ids.size + others.length === 0 ? undefined : (line) => ids.has(line.message_id) || others.some((removal) => removal(line));
}

/** What a page hears of late takes away what was said before it only. */
function removedByOne(event: ModerationEvent): Removal | undefined {
  const taken = takenFrom(event);
  return taken && event.withdrawn ? (line) => line.broadcast_at <= event.at && taken(line) : taken;
}

function takenFrom(event: ModerationEvent): Removal | undefined {
  switch (event.kind) {
    case 'TIMED_OUT':
    case 'BANNED':
      return (line) => line.author.id === event.author_id;
    case 'CLEARED':
      return (line) => event.author_id == null || line.author.id === event.author_id;
    default:
      return undefined;
  }
}
