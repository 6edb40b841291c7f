import type { ConnectionState } from '../net/connection.ts';
import type { Author, JoinedEvent, Me, MessageEvent, ModerationEvent, Room, ServerEvent } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { ChatLog } from './chat-log.ts';
import type { LineBuffer, Removal, Taken } from './lines.ts';
import { Listeners } from './listeners.ts';
import { ModerationModel, removedBy } from './moderation.ts';
import { Outbox, type Refusal } from './outbox.ts';
import { Reader } from './reader.ts';
import { Refusals } from './refusals.ts';
import { Sampler } from './sampler.ts';
import { StreamModel } from './stream.ts';

/**
 * All state of one room. Everything that happens goes through a method here; listeners are told once per change batch.
 * Lives on the page's one thread.
 */
export class RoomStore {
  readonly outbox = new Outbox();
  readonly stream = new StreamModel();
  readonly moderation = new ModerationModel();
  connection: ConnectionState = { kind: 'connecting' };
  room: Room | undefined;
  viewers: number | undefined;
  pinned: MessageEvent | undefined;

  private readonly refusals = new Refusals();
  private readonly listeners = new Listeners();
  private readonly takenListeners = new Listeners<[Taken]>();
  private readonly chat: ChatLog;

  constructor(
    private readonly now: () => number = Date.now,
    private readonly sampler = new Sampler(),
    private readonly reader = new Reader(),
  ) {
    this.chat = new ChatLog(now, sampler, reader);
  }

  /** An empty store for another time of the same room, seen by the same person. Whoever looks back wants every line. */
  static pastOf(live: RoomStore): RoomStore {
    const past = new RoomStore(live.now, new Sampler(Infinity), live.reader.copy());
    past.connection = { kind: 'live' };
    // A player shows what is on now.
    past.room = live.room && { ...live.room, player: undefined };
    return past;
  }

  /** Calls `listener` after each change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Calls `listener` when lines are to be seen no more, whether these are still in the buffer or not. */
  whenTaken(listener: (taken: Taken) => void): () => void {
    return this.takenListeners.add(listener);
  }

  get buffer(): LineBuffer {
    return this.chat.buffer;
  }

  get samplingOneIn(): number {
    return this.sampler.oneIn;
  }

  /** People and personas who spoke lately, newest first. */
  get recentAuthors(): readonly Author[] {
    return this.chat.authors.recent;
  }

  /** Whether somebody has a name here. */
  knows(id: string): boolean {
    return this.chat.authors.has(id);
  }

  /** What to call the author of a line that is not here. */
  nameOf(id: string): string {
    return this.chat.authors.nameOf(id);
  }

  /** The newest place seen in the log. */
  get cursor(): string | undefined {
    return this.chat.cursor;
  }

  get me(): Me | undefined {
    return this.reader.me;
  }

  get names(): ReadonlySet<string> {
    return this.reader.names;
  }

  get mayModerate(): boolean {
    return this.reader.mayModerate;
  }

  /** When slow mode lets this person write again, in milliseconds since the epoch; 0 when it does not hold. */
  get mayWriteAt(): number {
    return this.reader.mayWriteAt(this.moderation.modes?.slow ?? 0);
  }

  apply(events: readonly ServerEvent[]): void {
    let decisions: ModerationEvent[] = [];
    for (const event of events) {
      if (event.type === 'moderation') {
        decisions.push(event);
      } else {
        this.moderated(decisions);
        decisions = [];
        this.applyOne(event);
      }
    }
    this.moderated(decisions);
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
  takeAway(gone: Removal): void {
    this.take(gone);
    this.changed();
  }

  /** Says something in the chat that only this page knows. */
  notice(text: string): void {
    this.chat.notice(text);
    this.changed();
  }

  /** Notes why an action of a moderator was not taken; without a reason, forgets it. */
  refuseAction(reason?: string): void {
    this.moderation.refuse(reason);
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

  private applyOne(event: Exclude<ServerEvent, ModerationEvent>): void {
    switch (event.type) {
      case 'joined':
        return this.joined(event);
      case 'message':
        return this.message(event);
      case 'gap':
        this.outbox.passed(event.to);
        if (event.unsure) {
          this.take('all');
        }
        return this.chat.gap(event);
      case 'context':
      case 'trends':
      case 'density':
        return this.stream.apply(event);
      case 'ack':
        this.refusals.acknowledge(event.nonce);
        return this.outbox.acknowledge(event, (id) => this.buffer.has(id));
      case 'rejected':
        return this.refusals.add([this.outbox.refuse(event, this.now())]);
      case 'modes':
      case 'held':
      case 'done':
      case 'refused':
        return this.moderation.apply(event);
      case 'pinned':
        this.pinned = event.message;
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
      this.chat.notice(strings.chat.welcome);
    }
    this.room = event.room;
    this.pinned = undefined;
    this.moderation.joined(event.room.modes);
    this.reader.become(event.me);
    this.chat.joined(event.cursor);
  }

  private message(message: MessageEvent): void {
    if (!this.chat.isNew(message)) {
      return;
    }
    if (this.reader.wrote(message)) {
      if (!this.outbox.settle(message)) {
        this.refusals.settle(message, this.outbox.pending.length === 0);
      }
      this.reader.wroteAt(Math.min(this.now(), message.broadcast_at));
    }
    this.outbox.passed(message.cursor);
    this.chat.add(message);
  }

  /** Decisions that follow each other: who comes back hears of hundreds at once. */
  private moderated(events: readonly ModerationEvent[]): void {
    for (const event of events) {
      this.moderation.decided(event);
    }
    this.take(removedBy(events));
    if (events.some(({ kind, author_id, withdrawn }) => kind === 'CLEARED' && author_id == null && !withdrawn)) {
      this.chat.notice(strings.chat.cleared);
    }
  }

  private take(taken: Taken | undefined): void {
    if (taken) {
      this.buffer.take(taken);
      this.pinned = this.pinned && (taken === 'all' || taken(this.pinned)) ? undefined : this.pinned;
      this.takenListeners.tell(taken);
    }
  }

  private changed(): void {
    this.listeners.tell();
  }
}
