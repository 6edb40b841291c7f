import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { linesFrom, NO_FILTER, type LineFilter } from '../model/line-filter.ts';
import type { MessageLine, Taken } from '../model/lines.ts';
import { decisionOn } from '../model/moderator-action.ts';
import type { RoomStore } from '../model/room-store.ts';
import type { ChatSession } from '../model/session.ts';
import type { SettingsStore } from '../model/settings.ts';
import { strings } from '../strings.ts';
import { appStyles } from '../styles/app.ts';
import { controlStyles } from '../styles/controls.ts';
import './chat-announcer.ts';
import './chat-composer.ts';
import type { ChatComposer } from './chat-composer.ts';
import './chat-head.ts';
import type { Part } from './chat-head.ts';
import type { LineAction } from './chat-line.ts';
import './chat-line.ts';
import './chat-list.ts';
import type { ChatList } from './chat-list.ts';
import './connection-bar.ts';
import { icons } from './icons.ts';
import './link-warning.ts';
import './mod-panel.ts';
import { pageHeader } from './page-header.ts';
import './persona-card.ts';
import './room-notices.ts';
import './search-bar.ts';
import './settings-menu.ts';
import type { SuspiciousLink } from './spoken.ts';
import { StoreController } from './store-controller.ts';
import './stream-panel.ts';
import { ThemeController } from './theme-controller.ts';
import './thread-card.ts';
import './time-bar.ts';

/** The page: header, stream panel, chat column. Wires the parts; each part draws itself. */
@customElement('chat-app')
export class ChatApp extends LitElement {
  static override styles = [controlStyles, appStyles];

  @property({ attribute: false }) session!: ChatSession;
  @property({ attribute: false }) settings!: SettingsStore;
  /** A time gone by to begin with, in milliseconds since the epoch. */
  @property({ attribute: false }) moment: number | undefined;
  @state() private replyTo: MessageLine | undefined;
  @state() private openLine: MessageLine | undefined;
  @state() private thread: MessageLine | undefined;
  @state() private warnOf: SuspiciousLink | undefined;
  /** Nothing while nobody searches. */
  @state() private filter: LineFilter | undefined;
  @state() private menuOpen = false;
  @state() private moderating = false;
  @state() private travelling = false;
  /** Of which time the chat stands still. */
  @state() private pausedIn: RoomStore | undefined;
  @query('chat-composer') private composer!: ChatComposer;
  @query('chat-list') private list!: ChatList;

  private themes!: ThemeController;
  private stopHearing: (() => void) | undefined;

  override connectedCallback(): void {
    this.themes = new ThemeController(this, this.settings);
    new StoreController(this, () => this.session.store);
    new StoreController(this, () => this.settings);
    new StoreController(this, () => this.session.travel);
    this.stopHearing = this.session.store.whenTaken((taken) => this.take(taken));
    super.connectedCallback();
    if (this.moment !== undefined) {
      this.travelling = true;
      void this.session.travel.goTo(this.moment);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing?.();
  }

  /** What is shown: the room as it is, or as it was. */
  private get shown(): RoomStore {
    return this.session.travel.store ?? this.session.store;
  }

  private get isPast(): boolean {
    return this.session.travel.store !== undefined;
  }

  /** Another time has a list of its own, which runs. */
  protected override willUpdate(): void {
    this.pausedIn = this.pausedIn === this.shown ? this.pausedIn : undefined;
  }

  protected override render(): TemplateResult {
    const { streamPanel } = this.settings.current;
    return html`<div class="page ${streamPanel ? '' : 'chat-only'}">
      ${pageHeader(this.session.store, this.isPast, this.themes)}
      <main>
        ${streamPanel ? keyed(this.shown, html`<stream-panel .store=${this.shown}></stream-panel>`) : nothing} ${this.chat()}
      </main>
      ${this.travelling ? html`<time-bar .travel=${this.session.travel} @dismiss=${() => (this.travelling = false)}></time-bar>` : nothing}
    </div>`;
  }

  private chat(): TemplateResult {
    const { store } = this.session;
    return html`<section class="chat" @line-action=${this.onLineAction} @suspicious-link=${(event: CustomEvent<SuspiciousLink>) => (this.warnOf = event.detail)} @reply-ended=${() => (this.replyTo = undefined)} @reply-again=${(event: CustomEvent<string>) => (this.replyTo = store.buffer.find(event.detail))} @sent=${() => this.list.resume()}>
      <chat-head
        .store=${store}
        .panel=${this.settings.current.streamPanel}
        .paused=${this.pausedIn === this.shown}
        .searching=${this.filter !== undefined}
        .travelling=${this.travelling}
        .moderating=${this.moderating}
        @toggle=${(event: CustomEvent<Part>) => this.toggle(event.detail)}
      ></chat-head>
      <connection-bar .store=${store} ?past=${this.isPast}></connection-bar>
      <room-notices .session=${this.session} ?covered=${this.moderating} ?past=${this.isPast}></room-notices>
      ${this.filter
        ? html`<search-bar
            .store=${this.shown}
            .filter=${this.filter}
            @filter=${(event: CustomEvent<LineFilter>) => (this.filter = event.detail)}
            @dismiss=${() => (this.filter = undefined)}
          ></search-bar>`
        : nothing}
      ${keyed(
        this.shown,
        html`<chat-list
          .store=${this.shown}
          .filter=${this.filter ?? NO_FILTER}
          .settings=${this.settings.current}
          .theme=${this.themes.theme}
          ?past=${this.isPast}
          @pause-changed=${() => (this.pausedIn = this.list.paused ? this.shown : undefined)}
        ></chat-list>`,
      )}
      <chat-announcer .store=${this.shown} .settings=${this.settings.current} .filter=${this.filter ?? NO_FILTER}></chat-announcer>
      ${this.card()} ${this.threadCard()} ${this.linkWarning()}
      ${this.foot()}
      ${this.moderating && this.session.store.mayModerate
        ? html`<mod-panel .session=${this.session} @dismiss=${() => (this.moderating = false)}></mod-panel>`
        : nothing}
      ${this.menuOpen
        ? html`<settings-menu .settings=${this.settings} @renamed=${() => this.session.rejoin()} @dismiss=${() => (this.menuOpen = false)}></settings-menu>`
        : nothing}
    </section>`;
  }

  private foot(): TemplateResult {
    // In the past the composer is only hidden: what stands in it is still wanted.
    return html`${this.isPast
        ? html`<div class="in-the-past">${strings.past.watching}</div>`
        : nothing}
      <chat-composer ?hidden=${this.isPast} .session=${this.session} .replyTo=${this.replyTo}>
        <button
          class="icon-button"
          aria-label=${strings.settings.title}
          title=${strings.settings.title}
          aria-expanded=${this.menuOpen}
          @click=${() => (this.menuOpen = !this.menuOpen)}
        >
          ${icons.settings}
        </button>
      </chat-composer>`;
  }

  private toggle(part: Part): void {
    switch (part) {
      case 'panel':
        return this.settings.change({ streamPanel: !this.settings.current.streamPanel });
      case 'moderation':
        this.moderating = !this.moderating;
        return;
      case 'search':
        this.filter = this.filter ? undefined : NO_FILTER;
        return;
      case 'past':
        this.travelling = !this.travelling;
        return this.travelling ? undefined : this.session.travel.backToLive();
      case 'pause':
        return this.list.togglePause();
    }
  }

  private card(): TemplateResult | typeof nothing {
    return this.openLine
      ? html`<persona-card
          .line=${this.openLine}
          .store=${this.shown}
          .personas=${this.session.personas}
          .hiding=${this.settings.current}
          .theme=${this.themes.theme}
          @dismiss=${() => (this.openLine = undefined)}
          @all-lines=${(event: CustomEvent<string>) => this.showLinesOf(event.detail)}
          @mention=${(event: CustomEvent<string>) => this.mention(event.detail)}
        ></persona-card>`
      : nothing;
  }

  private threadCard(): TemplateResult | typeof nothing {
    return this.thread
      ? html`<thread-card .line=${this.thread} .store=${this.shown} .hiding=${this.settings.current} .theme=${this.themes.theme} @dismiss=${() => (this.thread = undefined)}></thread-card>`
      : nothing;
  }

  private linkWarning(): TemplateResult | typeof nothing {
    return this.warnOf
      ? html`<link-warning .href=${this.warnOf.href} .reason=${this.warnOf.reason} @dismiss=${() => (this.warnOf = undefined)}></link-warning>`
      : nothing;
  }

  private showLinesOf(name: string): void {
    this.openLine = undefined;
    this.filter = linesFrom(name);
  }

  private onLineAction(event: CustomEvent<LineAction>): void {
    const { action, line } = event.detail;
    switch (action) {
      case 'card':
        this.thread = undefined;
        this.openLine = line;
        return;
      case 'thread':
        this.thread = line;
        return;
      case 'reply':
        this.openLine = undefined;
        this.thread = undefined;
        this.session.travel.backToLive();
        this.replyTo = line;
        void this.updateComplete.then(() => this.composer.focus());
        return;
      case 'delete':
      case 'pin':
      case 'timeout':
      case 'ban':
        return this.session.moderate(decisionOn(line.message, action));
    }
  }

  private mention(name: string): void {
    this.openLine = undefined;
    this.session.travel.backToLive();
    void this.updateComplete.then(() => this.composer.insert(`@${name}`));
  }

  /** What is open about a line that was taken away no longer quotes it. */
  private take(taken: Taken): void {
    const struck = (line: MessageLine | undefined): MessageLine | undefined =>
      taken === 'all' ? undefined : line && taken(line.message) ? { ...line, removed: true } : line;
    this.openLine = struck(this.openLine);
    this.thread = struck(this.thread);
    this.replyTo = struck(this.replyTo);
  }
}
