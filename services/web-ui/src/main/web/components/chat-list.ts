import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ChatView, rowsToFill } from '../model/chat-view.ts';
import { hidesTheSame, isFiltering, isHidden, isHiding, NO_FILTER, visible, wordsOf, type LineFilter } from '../model/line-filter.ts';
import type { Line, MessageLine, Taken } from '../model/lines.ts';
import { pace } from '../model/pace.ts';
import type { RoomStore } from '../model/room-store.ts';
import type { Settings } from '../model/settings.ts';
import { strings } from '../strings.ts';
import { lineStyles } from '../styles/line.ts';
import { listStyles } from '../styles/list.ts';
import type { Theme } from '../text/colors.ts';
import './chat-line.ts';
import { Grip } from './grip.ts';
import { HoldKey } from './hold-key.ts';
import { echo, pill } from './list-parts.ts';
import { RowFocus } from './row-focus.ts';
import { StickyEnd } from './sticky-end.ts';
import { StoreController } from './store-controller.ts';

const AT_BOTTOM_PX = 24;
const NEAR_EDGE_PX = 200;

/**
 * The scrolling chat. Sticks to the newest line until the reader scrolls up, holds Alt over it, presses the button or
 * brings the keyboard into a row; then it freezes exactly what is shown and counts what comes. End or Esc goes on.
 */
@customElement('chat-list')
export class ChatList extends LitElement {
  static override styles = [lineStyles, listStyles];

  @property({ attribute: false }) store!: RoomStore;
  @property({ attribute: false }) settings!: Settings;
  @property() theme: Theme = 'dark';
  /** Which lines are wanted; a reader who searches, or hides lines, is not held up by a paused view. */
  @property({ attribute: false }) filter: LineFilter = NO_FILTER;
  /** Whether it shows a time gone by, in which nobody can write. */
  @property({ type: Boolean }) past = false;
  @query('.scroller') private scroller!: HTMLElement;
  @query('.rows') private rows!: HTMLElement;

  private readonly view = new ChatView(rowsToFill(window.innerHeight));
  private readonly rowFocus = new RowFocus(this, this);
  private readonly holdKey = new HoldKey(this, this);
  private readonly end = new StickyEnd(() => this.scroller);
  private readonly grip = new Grip(this, () => this.stick());
  private hits: readonly string[] = [];
  private lastTop = 0;
  private stopHearing: (() => void) | undefined;
  private readonly resized = new ResizeObserver(() => this.stick());

  constructor() {
    super();
    new StoreController(this, () => this.store);
  }

  override focus(): void {
    this.scroller.focus();
  }

  get paused(): boolean {
    return this.view.paused;
  }

  togglePause(): void {
    if (this.view.paused) {
      this.resume();
    } else {
      this.pause();
    }
  }

  resume(): void {
    this.holdKey.resumed();
    this.view.resume();
    this.rowFocus.released();
    this.changedPause();
    void this.updateComplete.then(() => this.stick());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopHearing = this.store.whenTaken((taken) => this.take(taken));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing?.();
    this.resized.disconnect();
  }

  protected override willUpdate(changes: PropertyValues): void {
    const before = changes.get('settings') as Settings | undefined;
    if (changes.has('filter')) {
      this.hits = wordsOf(this.filter);
    }
    if (this.view.paused && (changes.has('filter') || (before && !hidesTheSame(before, this.settings)))) {
      this.resume();
    }
  }

  /** Rows draw themselves after the list: their growth is seen here, before the paint. */
  protected override firstUpdated(): void {
    this.resized.observe(this.scroller);
    this.resized.observe(this.rows);
  }

  protected override updated(): void {
    if (this.view.isCut) {
      pace.ask(this.drawTheRest);
    }
  }

  protected override render(): TemplateResult {
    const rows = this.view.rows(this.shown(this.store.buffer.all));
    const tabStop = this.rowFocus.tabStop(rows);
    return html`<div
        class="scroller ${this.settings.alternate ? 'striped' : ''}"
        role="log"
        aria-live="off"
        aria-label=${strings.chat.log}
        tabindex="0"
        @scroll=${this.onScroll}
        @pointerdown=${this.grip.pressed}
        @touchstart=${this.grip.touched}
        @keydown=${this.onScrollKey}
        @wheel=${{ handleEvent: (event: WheelEvent) => this.onWheel(event), passive: true }}
      >
        <div class="rows ${isFiltering(this.filter) ? 'found' : ''}" @pointerdown=${this.rowFocus.clicked} @focusin=${this.rowFocus.entered} @keydown=${this.rowFocus.pressed}>
          ${repeat(rows, (line) => line.key, (line) => this.row(line, tabStop))} ${this.emptiness(rows)}
          ${this.view.paused ? nothing : repeat(this.store.outbox.pending, (line) => line.nonce, (line) => echo(line, this.store, this.theme))}
        </div>
      </div>
      ${this.view.paused ? pill(this.view.missed(this.store.buffer.total), () => this.resume()) : nothing}`;
  }

  /** Why there is nothing to read; a connection that is lost is told elsewhere. */
  private emptiness(rows: readonly Line[]): TemplateResult | typeof nothing {
    if (!this.store.room || rows.some((line) => line.kind === 'message') || this.store.outbox.pending.length > 0) {
      return nothing;
    }
    return html`<div class="notice">${isFiltering(this.filter) ? strings.search.none : this.past ? strings.past.quiet : strings.chat.quiet}</div>`;
  }

  private shown(lines: readonly Line[]): readonly Line[] {
    return visible(lines, this.filter, this.settings);
  }

  private row(line: Line, tabStop: string | undefined): TemplateResult {
    switch (line.kind) {
      case 'message':
        return html`<chat-line
          class=${line.odd ? 'odd' : ''}
          .line=${line}
          .store=${this.store}
          .theme=${this.theme}
          .timestamps=${this.settings.timestamps}
          .moderator=${this.store.mayModerate}
          .passedBy=${line.key !== tabStop}
          .hits=${this.hits}
          ?unthreaded=${this.answersWhatIsHidden(line)}
        ></chat-line>`;
      case 'gap':
        return html`<div class="gap" role="separator"><span>${strings.chat.gap(line.missed)}</span></div>`;
      case 'notice':
        return html`<div class="notice">${line.text}</div>`;
    }
  }

  /** A search shows what the settings hide, and quotes it, too. */
  private answersWhatIsHidden({ message }: MessageLine): boolean {
    const hides = isHiding(this.settings) && !isFiltering(this.filter);
    const answered = hides && message.reply_to ? this.store.buffer.find(message.reply_to.message_id) : undefined;
    return answered !== undefined && isHidden(answered, this.settings);
  }

  pause(): void {
    if (!this.view.paused && !this.grip.isHolding) {
      this.end.keepInPlace();
    }
    this.view.pause(this.shown(this.store.buffer.all), this.store.buffer.total);
    // The event of a scroll that was the chat's own may still come: it is no wish to go on.
    this.lastTop = this.scroller.scrollTop;
    this.changedPause();
  }

  /** Of a paused view what was taken away is struck; where that is not known, nothing is left to go back to. */
  private take(taken: Taken): void {
    if (!this.view.paused) {
      return;
    }
    if (taken === 'all') {
      this.resume();
    } else {
      this.shift(() => {
        this.view.remove(taken);
        return true;
      });
    }
  }

  private changedPause(): void {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('pause-changed', { bubbles: true, composed: true }));
  }

  private stick(): void {
    if (!this.view.paused && !this.grip.isHolding && this.scroller) {
      this.end.stick();
    }
  }

  /** Only a reader's own move pauses; growth of the list never does, however fast it comes. */
  private onWheel(event: WheelEvent): void {
    if (event.deltaY < 0 && this.scroller.scrollHeight > this.scroller.clientHeight) {
      this.pause();
    }
  }

  private onScrollKey(event: KeyboardEvent): void {
    if (['ArrowUp', 'PageUp', 'Home'].includes(event.key)) {
      this.pause();
    }
  }

  private onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const fromBottom = scrollHeight - clientHeight - scrollTop;
    const upwards = scrollTop < this.lastTop;
    const downwards = scrollTop > this.lastTop;
    this.lastTop = scrollTop;
    if (!this.view.paused) {
      if (upwards && this.grip.isHolding && fromBottom > AT_BOTTOM_PX) {
        this.pause();
      }
      return;
    }
    if (upwards && scrollTop < NEAR_EDGE_PX) {
      this.shift(() => this.view.older());
    } else if (downwards && fromBottom < AT_BOTTOM_PX && !this.shift(() => this.view.newer()) && !this.holdKey.isHolding && !this.rowFocus.isHolding) {
      this.resume();
    }
  }

  /** Moves the window of rows and keeps what the reader looks at where it is. */
  private shift(move: () => boolean): boolean {
    const top = this.scroller.getBoundingClientRect().top;
    const anchor = [...this.renderRoot.querySelectorAll('chat-line')].find((row) => row.getBoundingClientRect().bottom > top);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    if (!move()) {
      return false;
    }
    this.requestUpdate();
    void this.updateComplete.then(() => {
      if (anchor?.isConnected) {
        this.scroller.scrollTop += anchor.getBoundingClientRect().top - before;
      }
    });
    return true;
  }

  private readonly drawTheRest = (): void => this.requestUpdate();
}
