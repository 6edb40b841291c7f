import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { complete, type Completion, type Suggestion } from '../model/completion.ts';
import { ComposerHistory } from '../model/composer-history.ts';
import type { MessageLine } from '../model/lines.ts';
import type { Refusal } from '../model/outbox.ts';
import type { ChatSession } from '../model/session.ts';
import { MAX_TEXT_LENGTH } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { composerStyles } from '../styles/composer.ts';
import { controlStyles } from '../styles/controls.ts';
import './completion-list.ts';
import { count, countdown, refusalBar, replyBar } from './composer-parts.ts';
import './emote-picker.ts';
import { icons } from './icons.ts';
import { StoreController } from './store-controller.ts';

/** The field at the bottom: text, count, reply mode, emotes, completion, and the way back for a line that was refused. */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override styles = [controlStyles, composerStyles];

  @property({ attribute: false }) session!: ChatSession;
  @property({ attribute: false }) replyTo: MessageLine | undefined;
  @state() private text = '';
  @state() private completion: Completion | undefined;
  @state() private selected = 0;
  @state() private picking = false;
  @query('textarea') private field!: HTMLTextAreaElement;

  private readonly history = new ComposerHistory();
  private handled: Refusal | undefined;

  constructor() {
    super();
    new StoreController(this, () => this.session.store);
  }

  override focus(): void {
    this.field.focus();
  }

  /** Puts text at the caret, with a blank before it where needed. */
  insert(word: string): void {
    const at = this.field.selectionStart;
    const before = this.text.slice(0, at);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    this.replace(at, at, `${gap}${word} `);
  }

  protected override willUpdate(): void {
    const refusal = this.session.store.refusal;
    if (refusal && refusal !== this.handled) {
      this.handled = refusal;
      if (this.text === '') {
        this.write(refusal.text);
      }
    }
  }

  protected override updated(): void {
    if (this.field.value !== this.text) {
      this.field.value = this.text;
    }
    this.field.style.setProperty('height', 'auto');
    this.field.style.setProperty('height', `${Math.min(this.field.scrollHeight, 112)}px`);
  }

  protected override render(): TemplateResult {
    const { store } = this.session;
    const live = store.connection.kind === 'live';
    const mayPost = store.me?.may_post ?? true;
    const placeholder = !mayPost ? strings.composer.readOnly : live ? strings.composer.placeholder : strings.composer.offline;
    return html`${store.refusal ? refusalBar(store.refusal, this.text === '' ? undefined : this.putBack, () => store.dismissRefusal()) : nothing}
      ${this.replyTo ? replyBar(this.replyTo, () => this.stopReply()) : nothing}
      <div class="box ${this.tooLong ? 'too-long' : ''}">
        ${this.popups()}
        <textarea
          rows="1"
          spellcheck="true"
          enterkeyhint="send"
          aria-label=${strings.composer.label}
          placeholder=${placeholder}
          ?disabled=${!mayPost}
          @input=${this.typed}
          @keydown=${this.onKey}
          @click=${this.suggest}
          @blur=${() => (this.completion = undefined)}
        ></textarea>
        <button
          class="icon-button emotes"
          title=${strings.composer.emotes}
          aria-label=${strings.composer.emotes}
          aria-expanded=${this.picking}
          ?disabled=${!mayPost}
          @click=${() => (this.picking = !this.picking)}
        >
          ${icons.smile}
        </button>
      </div>
      <div class="below">
        <slot></slot>
        ${count(this.length)}
        <button class="send" ?disabled=${!this.maySend} @click=${this.send}>
          ${this.waitSeconds > 0 ? countdown(this.waitSeconds, store.moderation.modes?.slow ?? 0) : strings.composer.send}
        </button>
      </div>`;
  }

  private popups(): TemplateResult {
    const list = this.completion
      ? html`<completion-list
          .suggestions=${this.completion.suggestions}
          .selected=${this.selected}
          @choose=${(event: CustomEvent<Suggestion>) => this.accept(event.detail)}
        ></completion-list>`
      : nothing;
    const picker = this.picking
      ? html`<emote-picker
          @choose=${(event: CustomEvent<string>) => this.insert(event.detail)}
          @dismiss=${() => this.closePicker()}
        ></emote-picker>`
      : nothing;
    return html`${list}${picker}`;
  }

  /** Characters as the gateway counts them: an emoji is one. */
  private get length(): number {
    return [...this.text].length;
  }

  private readonly putBack = (text: string): void => {
    this.insert(text);
    this.session.store.dismissRefusal();
  };

  private get tooLong(): boolean {
    return this.length > MAX_TEXT_LENGTH;
  }

  private get waitSeconds(): number {
    return Math.max(0, Math.ceil((this.session.store.waitUntil - Date.now()) / 1_000));
  }

  private get maySend(): boolean {
    const live = this.session.store.connection.kind === 'live';
    return live && this.text.trim() !== '' && !this.tooLong && this.waitSeconds === 0;
  }

  private typed(): void {
    this.text = this.field.value.replace(/[\r\n]+/g, ' ');
    this.suggest();
  }

  private suggest(): void {
    this.completion = complete(this.field.value, this.field.selectionStart, this.session.store.recentAuthors);
    this.selected = 0;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) {
      return;
    }
    const used = this.completion ? this.completionKey(event.key, this.completion) : this.plainKey(event);
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private completionKey(key: string, completion: Completion): boolean {
    const { suggestions } = completion;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.selected = (this.selected + (key === 'ArrowDown' ? 1 : suggestions.length - 1)) % suggestions.length;
        return true;
      case 'Tab':
      case 'Enter':
        this.accept(suggestions[this.selected]);
        return true;
      case 'Escape':
        this.completion = undefined;
        return true;
      default:
        return false;
    }
  }

  private plainKey(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'Enter':
        this.send();
        return true;
      case 'ArrowUp':
        return this.field.selectionStart === 0 || !this.text.includes(' ') || this.field.selectionStart === this.text.length
          ? this.walk(this.history.older(this.text))
          : false;
      case 'ArrowDown':
        return this.field.selectionStart === this.text.length ? this.walk(this.history.newer()) : false;
      case 'Escape':
        return this.escape();
      default:
        return false;
    }
  }

  private walk(text: string | undefined): boolean {
    if (text === undefined) {
      return false;
    }
    this.write(text);
    return true;
  }

  private escape(): boolean {
    if (this.picking) {
      this.closePicker();
      return true;
    }
    if (this.replyTo) {
      this.stopReply();
      return true;
    }
    return false;
  }

  private accept(suggestion: Suggestion | undefined): void {
    if (suggestion && this.completion) {
      this.replace(this.completion.from, this.field.selectionStart, suggestion.insert);
    }
  }

  private replace(from: number, to: number, insert: string): void {
    this.write(this.text.slice(0, from) + insert + this.text.slice(to).trimStart(), from + insert.length);
  }

  private write(text: string, caret = text.length): void {
    this.text = text;
    this.completion = undefined;
    void this.updateComplete.then(() => {
      this.field.focus();
      this.field.setSelectionRange(caret, caret);
    });
  }

  private closePicker(): void {
    this.picking = false;
    this.field.focus();
  }

  private stopReply(): void {
    this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
    this.field.focus();
  }

  private send(): void {
    const text = this.text.trim();
    if (!this.maySend || !this.session.say(text, this.replyTo?.message.message_id)) {
      return;
    }
    this.history.add(text);
    this.session.store.dismissRefusal();
    this.picking = false;
    this.write('');
    this.dispatchEvent(new CustomEvent('sent', { bubbles: true, composed: true }));
    this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
  }
}
