import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Suggestion } from '../model/completion.ts';
import { ComposerHistory } from '../model/composer-history.ts';
import type { MessageLine } from '../model/lines.ts';
import type { Refusal } from '../model/outbox.ts';
import { ReturnedLine } from '../model/returned-line.ts';
import type { ChatSession } from '../model/session.ts';
import { MAX_TEXT_LENGTH } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { composerStyles } from '../styles/composer.ts';
import { controlStyles } from '../styles/controls.ts';
import { popupStyles } from '../styles/popup.ts';
import './completion-list.ts';
import { LIST_ID, optionId } from './completion-list.ts';
import { CompletionMenu } from './completion-menu.ts';
import { count, countdown, refusalBar, replyBar } from './composer-parts.ts';
import './emote-picker.ts';
import { icons } from './icons.ts';
import { StoreController } from './store-controller.ts';

/**
 * The field at the bottom: text, count, reply mode, emotes, completion, and the way back for a line that was refused. Fires
 * `reply-ended`, `reply-again` (the id of the line that is answered again) and `sent`.
 */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override styles = [popupStyles, controlStyles, composerStyles];

  @property({ attribute: false }) session!: ChatSession;
  @property({ attribute: false }) replyTo: MessageLine | undefined;
  @state() private text = '';
  @state() private picking = false;
  @query('textarea') private field!: HTMLTextAreaElement;

  private readonly history = new ComposerHistory();
  private readonly returned = new ReturnedLine();
  private readonly completion = new CompletionMenu(this);

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
    this.field.focus();
  }

  protected override willUpdate(): void {
    this.takeOutWhatIsLogged();
    // It comes when it comes: it does not take the keyboard from whatever the writer does by now.
    const back = this.returned.arriving(this.session.store.refusal, this.text === '' && !this.replyTo);
    if (back) {
      this.text = back.text;
      this.replyAgain(back);
    }
  }

  private takeOutWhatIsLogged(): void {
    const { store } = this.session;
    if (this.returned.isLogged(this.text, (nonce) => store.isLogged(nonce))) {
      this.text = '';
      this.returned.leave();
      this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
    }
  }

  protected override updated(changes: PropertyValues): void {
    if (this.field.value !== this.text) {
      this.field.value = this.text;
    }
    // Its height is not asked for with every line of the chat: that would lay the whole page out at once.
    if (changes.has('text')) {
      this.fit();
    }
  }

  /** An empty field has the height of its style, which nothing needs to be laid out for. */
  private fit(): void {
    this.field.style.removeProperty('height');
    if (this.text !== '') {
      this.field.style.setProperty('height', `${Math.min(this.field.scrollHeight, 112)}px`);
    }
  }

  protected override render(): TemplateResult {
    const { store } = this.session;
    const live = store.connection.kind === 'live';
    const mayPost = store.me?.may_post ?? true;
    const placeholder = !mayPost ? strings.composer.readOnly : live ? strings.composer.placeholder : strings.composer.offline;
    return html`${store.refusal
        ? refusalBar(store.refusal, this.returned.waits(store.refusal, this.text) ? this.putBack : undefined, () => store.dismissRefusal())
        : nothing}
      ${this.replyTo ? replyBar(this.replyTo, () => this.stopReply()) : nothing}
      <div class="box ${this.tooLong ? 'too-long' : ''}">
        ${this.popups()}
        <textarea
          rows="1"
          spellcheck="true"
          enterkeyhint="send"
          aria-label=${strings.composer.label}
          aria-autocomplete="list"
          aria-controls=${this.completion.isOpen ? LIST_ID : nothing}
          aria-activedescendant=${this.completion.isOpen ? optionId(this.completion.selected) : nothing}
          placeholder=${placeholder}
          ?disabled=${!mayPost}
          @input=${this.typed}
          @keydown=${this.onKey}
          @click=${this.suggest}
          @blur=${() => this.completion.close()}
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
    const list = this.completion.isOpen
      ? html`<completion-list
          .suggestions=${this.completion.suggestions}
          .selected=${this.completion.selected}
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

  private readonly putBack = (refusal: Refusal): void => {
    if (this.text === '') {
      this.returned.putBack(refusal);
      this.write(refusal.text);
    } else {
      this.insert(refusal.text);
      this.session.store.dismissRefusal(refusal.nonce);
    }
    this.replyAgain(refusal);
    this.field.focus();
  };

  private replyAgain({ replyTo }: Refusal): void {
    if (replyTo !== undefined && !this.replyTo) {
      this.dispatchEvent(new CustomEvent('reply-again', { detail: replyTo, bubbles: true, composed: true }));
    }
  }

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
    this.returned.typed(this.text);
    this.suggest();
  }

  private suggest(): void {
    this.completion.suggest(this.field.value, this.field.selectionStart, this.session.store.recentAuthors);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) {
      return;
    }
    const used = this.completion.isOpen ? this.completion.onKey(event.key, (chosen) => this.accept(chosen)) : this.plainKey(event);
    if (used) {
      event.preventDefault();
      event.stopPropagation();
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
    this.returned.leave();
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
    if (suggestion && this.completion.isOpen) {
      this.replace(this.completion.from, this.field.selectionStart, suggestion.insert);
    }
  }

  private replace(from: number, to: number, insert: string): void {
    this.write(this.text.slice(0, from) + insert + this.text.slice(to).trimStart(), from + insert.length);
  }

  private write(text: string, caret = text.length): void {
    this.text = text;
    this.completion.close();
    void this.updateComplete.then(() => this.field.setSelectionRange(caret, caret));
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
    const again = this.returned.sent(text, this.session.store.refusal);
    if (again) {
      this.session.store.dismissRefusal(again.nonce);
    }
    this.picking = false;
    this.write('');
    this.field.focus();
    this.dispatchEvent(new CustomEvent('sent', { bubbles: true, composed: true }));
    this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
  }
}
