import { untilAnswered, type PastPage, type PastSource, type PastSpan } from '../net/past.ts';
import type { ServerEvent } from '../net/protocol.ts';
import { Listeners } from './listeners.ts';
import { removedBy } from './moderation.ts';
import { PastReach } from './past-reach.ts';
import { PastRemovals } from './past-removals.ts';
import { PAGE_MS, pageAround, sceneAt } from './past-scene.ts';
import { Playhead, type Speed } from './playhead.ts';
import { Reel } from './reel.ts';
import { RoomStore } from './room-store.ts';

const TICK_MS = 50;

export type Phase = 'live' | 'loading' | 'playing' | 'paused' | 'failed';

/**
 * Plays a room's past: chat, captions, trends and density from one clock, into a store of its own, so that the live one
 * goes on unseen. What moderators take away meanwhile goes from the past as well.
 */
export class TimeTravel {
  /** What there is to see; nothing while the room is shown as it is now, which it is until the first moment is there. */
  store: RoomStore | undefined;
  phase: Phase = 'live';
  private head: Playhead;
  private reel = new Reel(0);
  private readonly reach: PastReach;
  private waiting = false;
  private visit = 0;
  private givenUp = new AbortController();
  private timer: number | undefined;
  private readonly removals = new PastRemovals();
  private readonly listeners = new Listeners();

  constructor(
    private readonly source: PastSource,
    private readonly live: RoomStore,
    private readonly clock: () => number = () => performance.now(),
    private readonly onceDrawn: (act: () => void) => void = (act) => requestAnimationFrame(() => requestAnimationFrame(act)),
  ) {
    this.head = new Playhead(0, clock);
    this.reach = new PastReach(source);
  }

  subscribe(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** The moment that is shown, by the gateway's clock. */
  get position(): number {
    const isSomewhere = this.phase !== 'live' && this.reel.loadedUntil > 0;
    return isSomewhere ? Math.min(this.head.position, this.reel.loadedUntil) : this.reach.now;
  }

  /** How far back there is something, as far as it is known. */
  get span(): PastSpan | undefined {
    return this.reach.span;
  }

  /** Where the past ends: now, or with the last record of the replay run. */
  get end(): number {
    return this.reach.end;
  }

  /** The replay run that is seen instead of the room's own past. */
  get run(): string | undefined {
    return this.source.run;
  }

  get speed(): Speed {
    return this.head.speed;
  }

  /** Learns how far back there is something. */
  async measure(): Promise<void> {
    await this.reach.measure();
    this.changed();
  }

  /** Shows the room as it was at `at`, at the beginning when there is none, and plays on; from now on it is live. */
  async goTo(at = 0): Promise<void> {
    this.visit += 1;
    const { visit } = this;
    this.leave();
    await this.learnTheSpan(visit);
    if (visit !== this.visit || (this.run !== undefined && this.span === undefined)) {
      return;
    }
    const target = this.reach.nearest(at);
    if (this.reach.isLive(target)) {
      return this.backToLive();
    }
    this.head = this.headAt(target);
    this.reel = new Reel(target);
    this.phase = 'loading';
    this.changed();
    const page = await this.ask(visit, () => pageAround(this.source, target, this.givenUp.signal));
    if (page && visit === this.visit) {
      this.begin(page, target);
    }
  }

  toggle(): void {
    if (this.phase === 'playing') {
      this.head.stop();
      this.phase = 'paused';
    } else if (this.phase === 'paused') {
      this.head.run();
      this.phase = 'playing';
    }
    this.changed();
  }

  setSpeed(speed: Speed): void {
    this.head.setSpeed(speed);
    this.changed();
  }

  backToLive(): void {
    this.visit += 1;
    this.leave();
    this.removals.forget();
    this.store = undefined;
    this.phase = 'live';
    this.changed();
  }

  /** Tells what moderators do now: it holds for the past, too. */
  moderated(events: readonly ServerEvent[]): void {
    const decisions = events.filter((event) => event.type === 'moderation');
    const gone = removedBy(decisions);
    if (this.phase === 'live') {
      return;
    }
    if (events.some((event) => event.type === 'gap' && event.unsure)) {
      void this.goTo(this.position);
    }
    if (!gone) {
      return;
    }
    this.removals.hear(decisions);
    this.reel.cut((moments) => this.removals.of(moments));
    this.store?.takeAway(gone);
  }

  /** Whether the playhead waits for moments to be loaded. */
  get stalled(): boolean {
    return this.phase === 'loading' || this.waiting;
  }

  /** Without its span nobody knows where a replay run is; a room's past is known to end now. */
  private async learnTheSpan(visit: number): Promise<void> {
    if (this.run !== undefined) {
      this.phase = 'loading';
      this.changed();
      const span = await this.ask(visit, () => this.source.span());
      if (visit === this.visit) {
        this.reach.learn(span);
      }
    } else if (this.span === undefined) {
      await this.measure();
    }
  }

  /** A replay run may still be written. */
  private async stopAtTheEnd(): Promise<void> {
    const { end, visit } = this;
    this.toggle();
    await this.measure();
    if (this.end > end && visit === this.visit && this.phase === 'paused') {
      this.toggle();
    }
  }

  private headAt(target: number): Playhead {
    const head = new Playhead(target, this.clock);
    head.setSpeed(this.head.speed);
    return head;
  }

  private begin(page: PastPage, target: number): void {
    const store = RoomStore.pastOf(this.live);
    const moments = this.removals.of(page.moments);
    store.apply(sceneAt(target, moments));
    this.reel.add(moments.filter(({ at }) => at > target), Math.max(page.until, target));
    this.store = store;
    this.phase = 'playing';
    this.timer = window.setInterval(() => this.tick(), TICK_MS);
    this.changed();
    this.runWhenSeen(this.head);
  }

  /** The moment that was asked for is on the screen before the next one begins, however long it takes to draw. */
  private runWhenSeen(head: Playhead): void {
    this.onceDrawn(() => {
      if (head === this.head && this.phase === 'playing') {
        head.run();
      }
    });
  }

  /** Shows what has come up to the playhead, and sees that there is more. */
  tick(): void {
    const end = this.run === undefined ? Infinity : this.end;
    const { loadedUntil } = this.reel;
    this.waiting = this.head.hold(Math.min(loadedUntil, end)) && loadedUntil < end;
    const { position } = this;
    const come = this.reel.due(position);
    if (come.length > 0) {
      this.store?.apply(come);
    }
    if (this.reach.isLive(position)) {
      return this.backToLive();
    }
    if (this.phase === 'playing' && position >= end) {
      void this.stopAtTheEnd();
      return;
    }
    if (this.reel.isShort(position, this.speed)) {
      void this.reel.more(PAGE_MS, (from, until) => this.page(from, until));
    }
    this.changed();
  }

  /** What is left of a stretch of time; nothing when this visit is over. */
  private async page(from: number, until: number): Promise<PastPage | undefined> {
    const { visit } = this;
    const page = await this.ask(visit, () => this.source.page(from, until, this.givenUp.signal));
    return page && visit === this.visit ? { ...page, moments: this.removals.of(page.moments) } : undefined;
  }

  /** The answer; nothing when there will be none, or nobody waits for it any more. */
  private async ask<T>(visit: number, question: () => Promise<T>): Promise<T | undefined> {
    try {
      return await untilAnswered(question, () => visit === this.visit);
    } catch {
      this.fail(visit);
      return undefined;
    }
  }

  private fail(visit: number): void {
    if (visit === this.visit) {
      this.leave();
      this.phase = 'failed';
      this.changed();
    }
  }

  /** What was asked for is given up: the gateway has room for few who look back. */
  private leave(): void {
    this.givenUp.abort();
    this.givenUp = new AbortController();
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.reel = new Reel(this.reel.loadedUntil);
    this.waiting = false;
  }

  private changed(): void {
    this.listeners.tell();
  }
}
