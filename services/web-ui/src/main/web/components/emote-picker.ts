import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { strings } from '../strings.ts';
import { popupStyles } from '../styles/popup.ts';
import { EMOTES, emoteUrl, searchEmotes } from '../text/emotes.ts';
import { Dismissal } from './dismissal.ts';

/** All emotes, with a search. Fires `choose` with the emote's text name, `dismiss` on Escape. */
@customElement('emote-picker')
export class EmotePicker extends LitElement {
  static override styles = popupStyles;

  @state() private wanted = '';
  @query('input') private search!: HTMLInputElement;

  constructor() {
    super();
    new Dismissal(this, { byPress: true });
  }

  protected override firstUpdated(): void {
    this.search.focus();
  }

  protected override render(): TemplateResult {
    const found = this.wanted === '' ? EMOTES : searchEmotes(this.wanted, EMOTES.length);
    return html`<div class="popup picker" role="dialog" aria-label=${strings.composer.emotes}>
      <input
        type="search"
        placeholder=${strings.composer.findEmote}
        aria-label=${strings.composer.findEmote}
        @input=${() => (this.wanted = this.search.value)}
      />
      <div class="grid">
        ${found.map(
          (emote) => html`<button title=${emote.names.join(', ')} aria-label=${emote.names[0]} @click=${() => this.choose(emote.names[0])}>
            <img src=${emoteUrl(emote)} alt="" width="32" height="32" />
          </button>`,
        )}
      </div>
      ${found.length === 0 ? html`<p class="empty">${strings.composer.noEmote}</p>` : ''}
    </div>`;
  }

  private choose(detail: string | undefined): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}
