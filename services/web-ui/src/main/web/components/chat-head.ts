import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RoomStore } from '../model/room-store.ts';
import { strings } from '../strings.ts';
import { chatHeadStyles } from '../styles/chat-head.ts';
import { controlStyles } from '../styles/controls.ts';
import { icons } from './icons.ts';
import { StoreController } from './store-controller.ts';

/** What the buttons of the bar open and close, or hold. */
export type Part = 'panel' | 'moderation' | 'search' | 'past' | 'pause';

/** The bar above the chat. Fires `toggle` (a Part). */
@customElement('chat-head')
export class ChatHead extends LitElement {
  static override styles = [controlStyles, chatHeadStyles];

  @property({ attribute: false }) store!: RoomStore;
  @property({ type: Boolean }) panel = true;
  @property({ type: Boolean }) paused = false;
  @property({ type: Boolean }) searching = false;
  @property({ type: Boolean }) travelling = false;
  @property({ type: Boolean }) moderating = false;

  constructor() {
    super();
    new StoreController(this, () => this.store);
  }

  protected override render(): TemplateResult {
    return html`${this.button('panel', this.panel ? strings.stream.hide : strings.stream.show, icons.panel)}
      <h2>${strings.chat.title}</h2>
      ${this.moderation()} ${this.button('search', strings.search.title, icons.search, this.searching)}
      ${this.button('past', strings.past.open, icons.history, this.travelling)}
      ${this.button('pause', this.paused ? strings.chat.resume : strings.chat.pause, this.paused ? icons.play : icons.pause)}`;
  }

  private moderation(): TemplateResult | typeof nothing {
    const { mayModerate, moderation } = this.store;
    const waiting = moderation.held.length;
    const icon = html`${icons.shield}${waiting === 0 ? nothing : html`<span class="waiting">${waiting}</span>`}`;
    return mayModerate ? this.button('moderation', strings.moderation.open(waiting), icon, this.moderating) : nothing;
  }

  /** @param open for what the button opens, whether it is open */
  private button(part: Part, label: string, icon: unknown, open?: boolean): TemplateResult {
    return html`<button
      class="icon-button ${part}"
      aria-label=${label}
      title=${label}
      aria-expanded=${open ?? nothing}
      @click=${() => this.dispatchEvent(new CustomEvent<Part>('toggle', { detail: part }))}
    >
      ${icon}
    </button>`;
  }
}
