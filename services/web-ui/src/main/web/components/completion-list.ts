import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Suggestion } from '../model/completion.ts';
import { strings } from '../strings.ts';
import { emoteUrl } from '../text/emotes.ts';
import { displayable } from '../text/sanitise.ts';
import { Dismissal } from './dismissal.ts';

/** How the list and its options are named, for the field that points to them. */
export const LIST_ID = 'suggestions';
export function optionId(index: number): string {
  return `suggestion-${index}`;
}

/**
 * What the word at the caret may become. Fires `choose` with the suggestion, and `dismiss`. Draws into its parent's shadow
 * root: the field can point only to what is in the same one.
 */
@customElement('completion-list')
export class CompletionList extends LitElement {
  @property({ attribute: false }) suggestions: readonly Suggestion[] = [];
  @property({ type: Number }) selected = 0;

  constructor() {
    super();
    new Dismissal(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<div class="popup options" id=${LIST_ID} role="listbox" aria-label=${strings.composer.suggestions}>
      ${this.suggestions.map(
        (suggestion, index) => html`<div
          class="option"
          id=${optionId(index)}
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
