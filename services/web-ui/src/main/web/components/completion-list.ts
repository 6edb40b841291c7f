import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Suggestion } from '../model/completion.ts';
import { strings } from '../strings.ts';
import { popupStyles } from '../styles/popup.ts';
import { emoteUrl } from '../text/emotes.ts';
import { displayable } from '../text/sanitise.ts';

/** What the word at the caret may become. Fires `choose` with the suggestion. */
@customElement('completion-list')
export class CompletionList extends LitElement {
  static override styles = popupStyles;

  @property({ attribute: false }) suggestions: readonly Suggestion[] = [];
  @property({ type: Number }) selected = 0;

  protected override render(): TemplateResult {
    return html`<div class="popup options" role="listbox" aria-label=${strings.composer.suggestions}>
      ${this.suggestions.map(
        (suggestion, index) => html`<div
          class="option"
          role="option"
          aria-selected=${index === this.selected}
          @mousedown=${(event: Event) => this.choose(event, suggestion)}
        >
          ${label(suggestion)}
        </div>`,
      )}
    </div>`;
  }

  /** On mouse down, and without taking the focus: a click would come after the field's blur. */
  private choose(event: Event, detail: Suggestion): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}

function label(suggestion: Suggestion): TemplateResult {
  return suggestion.kind === 'author'
    ? html`<span class="at">@</span><bdi>${displayable(suggestion.author.display_name)}</bdi>`
    : html`<img src=${emoteUrl(suggestion.emote)} alt="" width="24" height="24" /><span>${suggestion.emote.names[0]}</span
        ><span class="aside">:${suggestion.emote.code}:</span>`;
}
