import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MessageLine } from '../model/lines.ts';
import type { LineDecision } from '../model/moderator-action.ts';
import type { RoomStore } from '../model/room-store.ts';
import { clockTime, strings } from '../strings.ts';
import { readable, type Theme } from '../text/colors.ts';
import { displayable } from '../text/sanitise.ts';
import { badgesOf } from './badges.ts';
import { cssProperties } from './css-properties.ts';
import { icons } from './icons.ts';
import { flagWords, quoted, shownOnly, spoken } from './spoken.ts';

export interface LineAction {
  readonly action: 'reply' | 'card' | 'thread' | LineDecision;
  readonly line: MessageLine;
}

/** Marks above and below letters reach into the neighbours. */
const STACKED = /\p{M}/u;

const NO_HITS: readonly string[] = [];

/** What a moderator does to the line in focus. */
const KEYS: Readonly<Record<string, LineDecision>> = { d: 'delete', t: 'timeout', b: 'ban', p: 'pin' };

/**
 * One message. Draws into its parent's shadow root (styles/line.ts): a shadow root a row would cost more than the row.
 * All text from outside is set as text nodes.
 */
@customElement('chat-line')
export class ChatLineElement extends LitElement {
  @property({ attribute: false }) line!: MessageLine;
  @property({ attribute: false }) store!: RoomStore;
  @property() theme: Theme = 'dark';
  @property({ type: Boolean }) timestamps = false;
  @property({ type: Boolean }) passive = false;
  /** Leaves out what the line answers. */
  @property({ type: Boolean }) unthreaded = false;
  /** Whether the reader may decide on lines. */
  @property({ type: Boolean }) moderator = false;
  /** Words to mark in it, in small letters. */
  @property({ attribute: false }) hits: readonly string[] = NO_HITS;
  /** Whether Tab goes past it: the arrows come to it from the other rows. */
  @property({ type: Boolean }) passedBy = false;

  /** Whether the pointer or the keyboard is here: only then there are buttons, for hundreds of rows have none to spare. */
  @state() private attended = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { message, removed, mine, mentionsMe } = this.line;
    const classes = ['line', message.origin.toLowerCase(), mine && 'mine', mentionsMe && 'calls-me', removed && 'removed', STACKED.test(message.text + message.author.display_name) && 'tall'];
    // No white space between the parts: each would be a node, and hundreds of rows are drawn.
    return html`<div part="line" class=${classes.filter(Boolean).join(' ')} data-id=${message.message_id} @click=${this.clicked} @keydown=${this.onKey}
      @pointerenter=${this.attend} @pointerleave=${this.leave} @focusin=${this.attend} @focusout=${this.leave}
      >${message.reply_to && !this.unthreaded ? this.replyPreview(message.reply_to.message_id, message.reply_to.author_id) : nothing}${this.timestamps
        ? html`<time>${clockTime(message.broadcast_at)}</time>`
        : nothing}<span class="badges">${badgesOf(message.author, message.origin)}</span>${this.name()}<span class="colon">: </span>${removed
        ? html`<span class="struck">${strings.chat.deleted}</span>`
        : this.text()}${this.passive || removed || !this.attended ? nothing : this.actions()}</div>`;
  }

  private text(): TemplateResult {
    const { text, flags } = this.line.message;
    const { names } = this.store;
    return html`<bdi part="text" class="text">${this.passive ? shownOnly(text, names) : spoken(text, names, flags, this.tabIndexOfControls, this.hits)}</bdi>${this.marks()}`;
  }

  private get tabIndexOfControls(): 0 | -1 {
    return this.passedBy ? -1 : 0;
  }

  private name(): TemplateResult {
    const { author } = this.line.message;
    const name = displayable(author.display_name);
    const color = cssProperties({ color: readable(author.color, this.theme) });
    return this.passive
      ? html`<bdi part="name" class="name" ${color}>${name}</bdi>`
      : html`<button class="name" dir="auto" tabindex=${this.tabIndexOfControls} ${color} @click=${this.openCard}>${name}</button>`;
  }

  private replyPreview(messageId: string, authorId: string): TemplateResult {
    const answered = this.store.buffer.find(messageId);
    const isKnown = answered !== undefined || this.store.knows(authorId);
    const name = isKnown ? html`<bdi class="reply-name">@${displayable(answered?.message.author.display_name ?? this.store.nameOf(authorId))}</bdi> ` : nothing;
    const text = answered && !answered.removed ? html`<bdi>${quoted(answered.message.text)}</bdi>` : html`<i>${strings.chat.replyUnknown}</i>`;
    const preview = html`${icons.reply}<span class="reply-text">${name}${text}</span>`;
    return this.passive
      ? html`<div class="reply-preview">${preview}</div>`
      : html`<button class="reply-preview" tabindex=${this.tabIndexOfControls} title=${strings.thread.open} @click=${() => this.act('thread')}>${preview}</button>`;
  }

  private marks(): TemplateResult | typeof nothing {
    const { redacted, flags } = this.line.message;
    const title = redacted ? strings.chat.redacted : flags.length > 0 ? flagWords(flags) : '';
    return title === '' ? nothing : html`<span class="mark" role="img" title=${title} aria-label=${title}>${icons.warning}</span>`;
  }

  private actions(): TemplateResult {
    const name = displayable(this.line.message.author.display_name);
    const why =
      this.line.message.origin === 'BOT'
        ? html`<button class="action" tabindex=${this.tabIndexOfControls} title=${strings.card.why} aria-label=${strings.chat.why(name)} @click=${this.openCard}>
            ${icons.why}
          </button>`
        : nothing;
    return html`<div class="actions">
      ${this.moderator ? this.moderatorActions(name) : nothing}${why}<button class="action" tabindex=${this.tabIndexOfControls} title=${strings.chat.reply} aria-label=${strings.chat.answer(name)} @click=${this.reply}>
        ${icons.reply}
      </button>
    </div>`;
  }

  private attend(): void {
    this.attended = true;
  }

  private leave(event: FocusEvent | PointerEvent): void {
    this.attended = this.contains(event.relatedTarget as Node | null) || this.matches(':hover, :focus-within');
  }

  private moderatorActions(name: string): TemplateResult {
    const { moderation } = strings;
    return html`${this.action('delete', moderation.delete(name), icons.trash)}${this.action('timeout', moderation.timeout(name), icons.clock)}${this.action(
      'ban',
      moderation.ban(name),
      icons.ban,
    )}${this.action('pin', moderation.pin(name), icons.pin)}`;
  }

  private action(action: LineAction['action'], label: string, symbol: TemplateResult): TemplateResult {
    return html`<button class="action" tabindex=${this.tabIndexOfControls} title=${label} aria-label=${label} @click=${(event: MouseEvent) => this.press(action, event)}>${symbol}</button>`;
  }

  /** By the keyboard, which a line that is taken away would lose: it moves on first. */
  private press(action: LineAction['action'], event: MouseEvent): void {
    if (event.detail === 0) {
      this.moveOn();
    }
    this.act(action);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.passive || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const action = this.moderator ? KEYS[event.key.toLowerCase()] : undefined;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      this.moveFocus(event.key === 'ArrowUp' ? 'previousElementSibling' : 'nextElementSibling');
      event.preventDefault();
    } else if (action && !this.line.removed && !event.repeat) {
      // A key that is held acts once: the next line is somebody else's.
      this.moveOn();
      this.act(action);
      event.preventDefault();
    }
  }

  private moveOn(): void {
    if (!this.moveFocus('previousElementSibling')) {
      this.moveFocus('nextElementSibling');
    }
  }

  /** False when there is no row. */
  private moveFocus(towards: 'previousElementSibling' | 'nextElementSibling'): boolean {
    let row = this[towards];
    while (row && !(row instanceof ChatLineElement)) {
      row = row[towards];
    }
    row?.querySelector<HTMLElement>('.name')?.focus();
    return row !== null;
  }

  private clicked(event: Event): void {
    const onControl = event.composedPath().some((node) => node instanceof HTMLElement && /^(A|BUTTON)$/.test(node.tagName));
    const selecting = !(window.getSelection()?.isCollapsed ?? true);
    if (this.line.message.origin === 'BOT' && !this.passive && !onControl && !selecting) {
      this.act('card');
    }
  }

  private openCard(): void {
    this.act('card');
  }

  private reply(): void {
    this.act('reply');
  }

  private act(action: LineAction['action']): void {
    const detail: LineAction = { action, line: this.line };
    this.dispatchEvent(new CustomEvent('line-action', { detail, bubbles: true, composed: true }));
  }
}
