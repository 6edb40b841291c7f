import { PastError, type Moment, type PastPage, type PastSource, type PastSpan } from '../net/past.ts';
import type { ServerEvent } from '../net/protocol.ts';
import { Listeners } from './listeners.ts';
import { removedBy } from './moderation.ts';
import { PastRemovals } from './past-removals.ts';
import { Playhead, type Speed } from './playhead.ts';
import { RoomStore } from './room-store.ts';

/** How much of what was before a moment is shown with it; the shorter ones where the chat was too fast for a page. */
const LEADS_MS = [60_000, 5_000, 0] as const;
const PAGE_MS = 60_000;
/** Loaded ahead of the playhead, at single speed. */
const AHEAD_MS = 15_000;
const LINES_BEFORE = 150;
const TICK_MS = 50;
const RETRY_MS = 1_000;
/** Closer to now than this, the past is over. */
const NEARLY_NOW_MS = 4_000;

export type Phase = 'live' | 'loading' | 'playing' | 'paused' | 'failed';

/**
 * Plays a room's past: chat, captions, trends and density from one clock, into a store of its own, so that the live one
 * goes on unseen. What moderators take away meanwhile goes from the past as well.
 */
export class TimeTravel {
  /** What there is to see; nothing while the room is shown live. */
  store: RoomStore | undefined;
  phase: Phase = 'live';
  span: PastSpan | undefined;
  private head: Playhead;
  private queue: Moment[] = [];
  private loadedUntil = 0;
  private loading = false;
  /** Near now a page is short: the next one is asked for a little later. */
  private notBefore = 0;
  private waiting = false;
  private visit = 0;
  private timer: number | undefined;
  private aheadOfUs = 0;
  private readonly removals = new PastRemovals();
  private readonly listeners = new Listeners();

  constructor(
    private readonly source: PastSource,
    private readonly live: RoomStore,
    private readonly clock: () => number = () => performance.now(),
    private readonly onceDrawn: (act: () => void) => void = (act) => requestAnimationFrame(() => requestAnimationFrame(act)),
  ) {
    this.head = new Playhead(0, clock);
  }

  subscribe(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** The moment that is shown, by the gateway's clock. */
  get position(): number {
    return this.store ? Math.min(this.head.position, this.loadedUntil) : this.now;
  }

  get now(): number {
    return Date.now() + this.aheadOfUs;
  }

  /** Where the past ends: now, or with the last record of the replay run. */
  get end(): number {
    return this.run === undefined ? this.now : (this.span?.newest ?? 0);
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
    try {
      this.span = await this.source.span();
      this.aheadOfUs = this.run === undefined ? this.span.newest - Date.now() : 0;
    } catch (error) {
      console.warn('past.span', error);
    }
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
    const target = Math.max(this.run === undefined ? at : Math.min(at, this.end), this.span?.oldest ?? 0);
    if (this.isLive(target)) {
      return this.backToLive();
    }
    this.head = this.headAt(target);
    this.loadedUntil = target;
    this.store ??= RoomStore.pastOf(this.live);
    this.phase = 'loading';
    this.changed();
    const page = await this.ask(visit, () => this.around(target));
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
    const { store } = this;
    for (const event of events) {
      if (store && event.type === 'moderation') {
        this.removals.hear(event);
        this.queue = this.removals.of(this.queue);
        store.takeAway(removedBy(event));
      }
    }
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
      this.span = visit === this.visit ? span : this.span;
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

  /** A replay run comes to its end and never to the present. */
  private isLive(at: number): boolean {
    return this.run === undefined && at >= this.now - NEARLY_NOW_MS;
  }

  private headAt(target: number): Playhead {
    const head = new Playhead(target, this.clock);
    head.setSpeed(this.head.speed);
    return head;
  }

  private async around(target: number): Promise<PastPage> {
    let page: PastPage | undefined;
    for (const lead of LEADS_MS) {
      page = await this.source.page(Math.max(0, target - lead), target + PAGE_MS);
      if (page.until > target) {
        break;
      }
    }
    return page as PastPage;
  }

  private begin(page: PastPage, target: number): void {
    const store = RoomStore.pastOf(this.live);
    const moments = this.removals.of(page.moments);
    const before = moments.filter(({ at }) => at <= target).map(({ event }) => event);
    const lines = before.filter(({ type }) => type === 'message').slice(-LINES_BEFORE);
    store.apply([...before.filter(({ type }) => type !== 'message'), ...lines]);
    this.queue = moments.filter(({ at }) => at > target);
    this.loadedUntil = Math.max(page.until, target);
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
    this.waiting = this.head.hold(Math.min(this.loadedUntil, end)) && this.loadedUntil < end;
    const { position } = this;
    const due = this.queue.findIndex(({ at }) => at > position);
    const come = this.queue.splice(0, due < 0 ? this.queue.length : due);
    if (come.length > 0) {
      this.store?.apply(come.map(({ event }) => event));
    }
    if (this.isLive(position)) {
      return this.backToLive();
    }
    if (this.phase === 'playing' && position >= end) {
      void this.stopAtTheEnd();
      return;
    }
    if (!this.loading && Date.now() >= this.notBefore && this.loadedUntil - position < AHEAD_MS * this.speed) {
      void this.loadMore();
    }
    this.changed();
  }

  private async loadMore(): Promise<void> {
    const { visit, loadedUntil } = this;
    this.loading = true;
    const page = await this.ask(visit, () => this.source.page(loadedUntil, loadedUntil + PAGE_MS));
    if (page && visit === this.visit) {
      this.queue.push(...this.removals.of(page.moments));
      this.loadedUntil = page.until;
      this.loading = false;
      this.notBefore = page.until < loadedUntil + PAGE_MS ? Date.now() + RETRY_MS : 0;
    }
  }

  /** Asks until there is an answer, or nobody waits for it any more. */
  private async ask<T>(visit: number, question: () => Promise<T>): Promise<T | undefined> {
    while (visit === this.visit) {
      try {
        return await question();
      } catch (error) {
        console.warn('past.unanswered', error);
        if (error instanceof PastError && !error.retryable) {
          this.fail(visit);
          return undefined;
        }
        await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS));
      }
    }
    return undefined;
  }

  private fail(visit: number): void {
    if (visit === this.visit) {
      this.leave();
      this.phase = 'failed';
      this.changed();
    }
  }

  private leave(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.queue = [];
    this.loading = false;
    this.waiting = false;
  }

  private changed(): void {
    this.listeners.tell();
  }
}
