import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { isHidden, type Hiding } from '../model/line-filter.ts';
import type { MessageLine } from '../model/lines.ts';
import type { RoomStore } from '../model/room-store.ts';
import { DEFAULT_SETTINGS } from '../model/settings.ts';
import { threadOf } from '../model/threads.ts';
import { strings } from '../strings.ts';
import { cardStyles } from '../styles/card.ts';
import { controlStyles } from '../styles/controls.ts';
import { lineStyles } from '../styles/line.ts';
import type { Theme } from '../text/colors.ts';
import './chat-line.ts';
import { Dismissal } from './dismissal.ts';
import { icons } from './icons.ts';
import { ReturnFocus } from './return-focus.ts';
import { StoreController } from './store-controller.ts';

/** A line with everything that it answers and that answers it. Fires `dismiss` and the lines' own `line-action`. */
@customElement('thread-card')
export class ThreadCard extends LitElement {
  static override styles = [controlStyles, lineStyles, cardStyles];

  @property({ attribute: false }) line!: MessageLine;
  @property({ attribute: false }) store!: RoomStore;
  @property({ attribute: false }) hiding: Hiding = DEFAULT_SETTINGS;
  @property() theme: Theme = 'dark';
  @query('.close') private closeButton!: HTMLElement;

  constructor() {
    super();
    new Dismissal(this);
    new ReturnFocus(this);
    new StoreController(this, () => this.store);
  }

  protected override firstUpdated(): void {
    this.closeButton.focus();
  }

  protected override render(): TemplateResult {
    const thread = threadOf(this.line, this.store.buffer.all).filter((line) => line.key === this.line.key || !isHidden(line, this.hiding));
    return html`<div class="sheet" role="dialog" aria-label=${strings.thread.title}>
      <header>
        <div class="who">
          <h2>${strings.thread.title}</h2>
          <p>${strings.thread.count(thread.length)}</p>
        </div>
        <button class="icon-button close" aria-label=${strings.card.close} @click=${this.dismiss}>${icons.close}</button>
      </header>
      <div class="body thread" tabindex="0">
        ${repeat(
          thread,
          (line) => line.key,
          (line) => html`<chat-line .line=${line} .store=${this.store} .theme=${this.theme} timestamps unthreaded></chat-line>`,
        )}
      </div>
      <footer>
        <button class="secondary" @click=${() => this.reply(thread.at(-1) ?? this.line)}>${icons.reply} ${strings.thread.reply}</button>
      </footer>
    </div>`;
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  private reply(line: MessageLine): void {
    this.dispatchEvent(new CustomEvent('line-action', { detail: { action: 'reply', line }, bubbles: true, composed: true }));
  }
}
