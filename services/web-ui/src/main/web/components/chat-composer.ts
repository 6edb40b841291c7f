import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Suggestion } from '../model/completion.ts';
import { ComposerHistory } from '../model/composer-history.ts';
import type { MessageLine } from '../model/lines.ts';
import type { Refusal } from '../model/outbox.ts';
import { ReturnedLine } from '../model/returned-line.ts';
import type { ChatSession } from '../model/session.ts';
import { strings } from '../strings.ts';
import { composerStyles } from '../styles/composer.ts';
import { controlStyles } from '../styles/controls.ts';
import { popupStyles } from '../styles/popup.ts';
import { EMOTES, emoteUrl } from '../text/emotes.ts';
import { LIST_ID, optionId } from './completion-list.ts';
import { CompletionMenu } from './completion-menu.ts';
import { count, countdown, refusalBar, replyBar } from './composer-parts.ts';
import { DraftField } from './draft-field.ts';
import './emote-picker.ts';
import { icons } from './icons.ts';
import { StoreController } from './store-controller.ts';

const PATIENCE_MS = 10_000;

/**
 * The field at the bottom: text, count, reply mode, emotes, completion, and the way back for a line that was refused. Fires
 * `reply-ended`, `reply-again` (the id of the line that is answered again) and `sent`.
 */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override styles = [popupStyles, controlStyles, composerStyles];

  @property({ attribute: false }) session!: ChatSession;
  @property({ attribute: false }) replyTo: MessageLine | undefined;
  @state() private picking = false;
  @query('textarea') private field!: HTMLTextAreaElement;

  private readonly history = new ComposerHistory();
  private readonly returned = new ReturnedLine();
  private readonly completion = new CompletionMenu(this);
  private readonly draft = new DraftField(this, () => this.field);

  constructor() {
    super();
    new StoreController(this, () => this.session.store);
  }

  /** All emotes are there before somebody opens the picker. */
  protected override firstUpdated(): void {
    window.requestIdleCallback?.(() => EMOTES.forEach((emote) => (new Image().src = emoteUrl(emote))), { timeout: PATIENCE_MS });
  }

  override focus(): void {
    this.draft.focus();
  }

  /** Puts text at the caret, with a blank before it where needed. */
  insert(word: string): void {
    this.draft.insert(word);
    this.completion.close();
    this.draft.focus();
  }

  protected override willUpdate(): void {
    this.takeOutWhatIsLogged();
    // It comes when it comes: it does not take the keyboard from whatever the writer does by now.
    const back = this.returned.arriving(this.session.store.refusal, this.draft.text === '' && !this.replyTo);
    if (back) {
      this.draft.text = back.text;
      this.replyAgain(back);
    }
  }

  private takeOutWhatIsLogged(): void {
    const { store } = this.session;
    if (this.returned.isLogged(this.draft.text, (nonce) => store.isLogged(nonce))) {
      this.draft.text = '';
      this.returned.leave();
      this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
    }
  }

  protected override render(): TemplateResult {
    const { store } = this.session;
    const live = store.connection.kind === 'live';
    const mayPost = store.me?.may_post ?? true;
    const placeholder = !mayPost ? strings.composer.readOnly : live ? strings.composer.placeholder : strings.composer.offline;
    return html`${store.refusal
        ? refusalBar(store.refusal, this.returned.waits(store.refusal, this.draft.text) ? this.putBack : undefined, () => this.dismissRefusal())
        : nothing}
      ${this.replyTo ? replyBar(this.replyTo, () => this.stopReply()) : nothing}
      <div class="box ${this.draft.isTooLong ? 'too-long' : ''}">
        ${this.completion.list((chosen) => this.accept(chosen))}${this.picker()}
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
        ${count(this.draft.length)}
        <button class="send" ?disabled=${!this.maySend} @click=${this.send}>
          ${this.waitSeconds > 0 ? countdown(this.waitSeconds, store.moderation.modes?.slow ?? 0) : strings.composer.send}
        </button>
      </div>`;
  }

  private picker(): TemplateResult | typeof nothing {
    return this.picking
      ? html`<emote-picker @choose=${(event: CustomEvent<string>) => this.insert(event.detail)} @dismiss=${() => this.closePicker()}></emote-picker>`
      : nothing;
  }

  private readonly putBack = (refusal: Refusal): void => {
    if (this.draft.text === '') {
      this.returned.putBack(refusal);
      this.write(refusal.text);
    } else {
      this.insert(refusal.text);
      this.session.store.dismissRefusal(refusal.nonce);
    }
    this.replyAgain(refusal);
    this.draft.focus();
  };

  private dismissRefusal(): void {
    this.session.store.dismissRefusal();
    this.draft.focus();
  }

  private replyAgain({ replyTo }: Refusal): void {
    if (replyTo !== undefined && !this.replyTo) {
      this.dispatchEvent(new CustomEvent('reply-again', { detail: replyTo, bubbles: true, composed: true }));
    }
  }

  private get waitSeconds(): number {
    return Math.max(0, Math.ceil((this.session.store.waitUntil - Date.now()) / 1_000));
  }

  private get maySend(): boolean {
    const live = this.session.store.connection.kind === 'live';
    return live && this.draft.text.trim() !== '' && !this.draft.isTooLong && this.waitSeconds === 0;
  }

  private typed(): void {
    this.draft.typed();
    this.returned.typed(this.draft.text);
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
        return this.draft.isCaretAtAnEnd || !this.draft.text.includes(' ') ? this.walk(this.history.older(this.draft.text)) : false;
      case 'ArrowDown':
        return this.draft.caret === this.draft.text.length ? this.walk(this.history.newer()) : false;
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
    if (this.replyTo) {
      this.stopReply();
      return true;
    }
    return false;
  }

  private accept(suggestion: Suggestion | undefined): void {
    if (suggestion && this.completion.isOpen) {
      this.draft.replace(this.completion.from, this.draft.caret, suggestion.insert);
      this.completion.close();
    }
  }

  private write(text: string): void {
    this.draft.write(text);
    this.completion.close();
  }

  /** Unless somebody else has the keyboard by now. */
  private closePicker(): void {
    this.picking = false;
    if (this.shadowRoot?.activeElement) {
      this.draft.focus();
    }
  }

  private stopReply(): void {
    this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
    this.draft.focus();
  }

  private send(): void {
    const text = this.draft.text.trim();
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
    this.draft.focus();
    this.dispatchEvent(new CustomEvent('sent', { bubbles: true, composed: true }));
    this.dispatchEvent(new CustomEvent('reply-ended', { bubbles: true, composed: true }));
  }
}
