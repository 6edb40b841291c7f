import type { ConnectionState } from '../net/connection.ts';
import { placesBetween } from '../net/codec.ts';
import type { Author, Cursor, GapEvent, JoinedEvent, Me, MessageEvent, ModerationEvent, Room, ServerEvent } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { mentionsAny } from '../text/tokens.ts';
import { Authors } from './authors.ts';
import { LineBuffer, type Removal } from './lines.ts';
import { Listeners } from './listeners.ts';
import { ModerationModel, removedBy } from './moderation.ts';
import { Outbox, type Refusal } from './outbox.ts';
import { Refusals } from './refusals.ts';
import { Sampler } from './sampler.ts';
import { StreamModel } from './stream.ts';

const BUFFER_LENGTH = 1_000;

/**
 * All state of one room. Everything that happens goes through a method here; listeners are told once per change batch.
 * Lives on the page's one thread.
 */
export class RoomStore {
  readonly buffer = new LineBuffer(BUFFER_LENGTH);
  readonly outbox = new Outbox();
  readonly stream = new StreamModel();
  readonly moderation = new ModerationModel();
  connection: ConnectionState = { kind: 'connecting' };
  room: Room | undefined;
  me: Me | undefined;
  viewers: number | undefined;
  pinned: MessageEvent | undefined;
  /** The newest place seen in the log. */
  cursor: string | undefined;

  private readonly refusals = new Refusals();
  private lastOwnAt = 0;
  /** The newest line of the log when this page came: up to it, lines are told, not said now. */
  private cameAt: Cursor | undefined;
  private readonly listeners = new Listeners();
  private readonly removalListeners = new Listeners<[Removal]>();
  private readonly myIds = new Set<string>();
  private myNames: ReadonlySet<string> = new Set();
  private readonly authors = new Authors();
  private serial = 0;

  constructor(
    private readonly now: () => number = Date.now,
    private readonly sampler = new Sampler(),
  ) {}

  /** An empty store for another time of the same room, seen by the same person. Whoever looks back wants every line. */
  static pastOf(live: RoomStore): RoomStore {
    const past = new RoomStore(live.now, new Sampler(Infinity));
    past.connection = { kind: 'live' };
    // A player shows what is on now.
    past.room = live.room && { ...live.room, player: undefined };
    past.me = live.me;
    past.myNames = live.myNames;
    live.myIds.forEach((id) => past.myIds.add(id));
    return past;
  }

  /** Calls `listener` after each change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Calls `listener` when moderators take lines away, whether these are still in the buffer or not. */
  whenRemoved(listener: (removal: Removal) => void): () => void {
    return this.removalListeners.add(listener);
  }

  get samplingOneIn(): number {
    return this.sampler.oneIn;
  }

  /** People and personas who spoke lately, newest first. */
  get recentAuthors(): readonly Author[] {
    return this.authors.recent;
  }

  /** What to call the author of a line that is not here. */
  nameOf(id: string): string {
    return this.authors.nameOf(id);
  }

  get names(): ReadonlySet<string> {
    return this.myNames;
  }

  get mayModerate(): boolean {
    return this.me?.role === 'moderator' || this.me?.role === 'broadcaster';
  }

  /** When slow mode lets this person write again, in milliseconds since the epoch; 0 when it does not hold. */
  get mayWriteAt(): number {
    const slow = this.moderation.modes?.slow ?? 0;
    return slow === 0 || this.mayModerate || this.lastOwnAt === 0 ? 0 : this.lastOwnAt + slow * 1_000;
  }

  apply(events: readonly ServerEvent[]): void {
    for (const event of events) {
      this.applyOne(event);
    }
    this.changed();
  }

  setConnection(state: ConnectionState): void {
    this.connection = state;
    this.changed();
  }

  /** Notes a line that was sent, for its echo. */
  sent(nonce: string, text: string, replyTo?: string): void {
    this.outbox.add({ nonce, text, replyTo, sentAt: this.now() });
    this.changed();
  }

  /** Strikes lines of a time gone by: what is decided about them today is no part of it. */
  takeAway(gone: Removal | undefined): void {
    this.strike(gone);
    this.changed();
  }

  /** Says something in the chat that only this page knows. */
  notice(text: string): void {
    this.buffer.append({ kind: 'notice', key: this.nextKey(), text });
    this.changed();
  }

  /** Notes why an action of a moderator was not taken; without a reason, forgets it. */
  refuseAction(reason?: string): void {
    this.moderation.refusal = reason;
    this.changed();
  }

  /** The oldest line that came back and was not dealt with yet. */
  get refusal(): Refusal | undefined {
    return this.refusals.oldest;
  }

  /** When one may write again, for all that is known. */
  get waitUntil(): number {
    return Math.max(this.mayWriteAt, this.refusals.retryAt);
  }

  /** Forgets the line that came back under this nonce; without one the oldest. */
  dismissRefusal(nonce = this.refusal?.nonce): void {
    this.refusals.dismiss(nonce);
    this.changed();
  }

  /** Whether the line that came back under this nonce is in the log after all. */
  isLogged(nonce: string): boolean {
    return this.refusals.isLogged(nonce);
  }

  /** To be called about once a second: time-outs of echoes, end of sampling, countdowns. */
  tick(): void {
    const refused = this.outbox.expire(this.now());
    this.refusals.add(refused);
    const counting = this.refusal !== undefined || this.connection.kind === 'reconnecting' || this.mayWriteAt > this.now() - 1_000;
    if (this.sampler.roll(this.now()) || refused.length > 0 || counting) {
      this.changed();
    }
  }

  private applyOne(event: ServerEvent): void {
    switch (event.type) {
      case 'joined':
        return this.joined(event);
      case 'message':
        return this.message(event);
      case 'gap':
        return this.gap(event);
      case 'context':
        return this.stream.applyContext(event);
      case 'trends':
        return this.stream.applyTrends(event);
      case 'density':
        return this.stream.applyDensity(event);
      case 'ack':
        this.refusals.acknowledge(event.nonce);
        return this.outbox.acknowledge(event, (id) => this.buffer.has(id));
      case 'rejected':
        return this.refusals.add([this.outbox.refuse(event, this.now())]);
      case 'moderation':
        return this.moderated(event);
      case 'modes':
        this.moderation.modes = event;
        return;
      case 'pinned':
        this.pinned = event.message;
        return;
      case 'held':
        return this.moderation.hold(event);
      case 'done':
        this.moderation.refusal = undefined;
        return;
      case 'refused':
        this.moderation.refusal = event.reason;
        return;
      case 'viewers':
        this.viewers = event.count;
        return;
      case 'error':
        console.warn('gateway.error', event.code, event.reason);
        return;
      case 'reconnect':
      case 'pong':
        return;
    }
  }

  private joined(event: JoinedEvent): void {
    if (this.room === undefined) {
      this.buffer.append({ kind: 'notice', key: this.nextKey(), text: strings.chat.welcome });
    }
    this.room = event.room;
    this.moderation.joined(event.room.modes);
    this.me = event.me;
    // A guest is somebody new after a reconnect; the lines of before are still one's own.
    this.myIds.add(event.me.id);
    this.myNames = new Set([event.me.display_name.toLowerCase(), event.me.id.toLowerCase()]);
    this.cameAt = event.cursor;
    this.cursor ??= event.cursor ?? undefined;
  }

  private message(message: MessageEvent): void {
    if (!this.isNew(message)) {
      return;
    }
    this.authors.spoke(message.author);
    const mine = this.myIds.has(message.author.id);
    if (mine) {
      if (!this.outbox.settle(message)) {
        this.refusals.settle(message);
      }
      // By the clock of this page, which may differ from the gateway's.
      this.lastOwnAt = Math.max(this.lastOwnAt, Math.min(this.now(), message.broadcast_at));
    }
    this.reached(message.cursor);
    const mentionsMe = !mine && this.callsMe(message);
    const told = !this.isAfter(this.cameAt, message);
    // What was said before this page came says nothing of how fast the chat is.
    if (!told && !this.sampler.admit(this.now()) && !mine && !mentionsMe) {
      return;
    }
    const key = message.message_id;
    const saidAt = told ? Math.min(this.now(), message.broadcast_at) : this.now();
    this.serial += 1;
    this.buffer.append({ kind: 'message', key, message, mine, mentionsMe, removed: false, saidAt, odd: this.serial % 2 === 1 });
  }

  /** A resumed connection may repeat what was seen; the place in the log tells. */
  private isNew(message: MessageEvent): boolean {
    if (this.buffer.has(message.message_id)) {
      return false;
    }
    return !this.buffer.all.some((line) => line.kind === 'message') || this.isAfter(this.cursor, message);
  }

  /** True as well when the two places cannot be compared. */
  private isAfter(cursor: Cursor | undefined, message: MessageEvent): boolean {
    return cursor === undefined || (placesBetween(cursor, message.cursor) ?? 1) > 0;
  }

  private reached(place: Cursor): void {
    this.cursor = place;
    this.outbox.passed((cursor) => (placesBetween(cursor, place) ?? -1) >= 0);
  }

  private callsMe(message: MessageEvent): boolean {
    return (
      message.mentions.some((id) => this.myIds.has(id)) ||
      (message.reply_to != null && this.myIds.has(message.reply_to.author_id)) ||
      mentionsAny(message.text, this.myNames)
    );
  }

  private gap(event: GapEvent): void {
    this.reached(event.to);
    this.buffer.append({ kind: 'gap', key: this.nextKey(), missed: event.missed });
  }

  private moderated(event: ModerationEvent): void {
    this.moderation.decided(event);
    this.strike(removedBy(event));
    if (event.kind === 'CLEARED' && event.author_id == null) {
      this.buffer.append({ kind: 'notice', key: this.nextKey(), text: strings.chat.cleared });
    }
  }

  private strike(gone: Removal | undefined): void {
    if (gone) {
      this.buffer.remove(gone);
      this.pinned = this.pinned && gone(this.pinned) ? undefined : this.pinned;
      this.removalListeners.tell(gone);
    }
  }

  private nextKey(): string {
    this.serial += 1;
    return `local-${this.serial}`;
  }

  private changed(): void {
    this.listeners.tell();
  }
}
