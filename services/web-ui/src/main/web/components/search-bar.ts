import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { filtered, isFiltering, NO_FILTER, TRAITS, type LineFilter, type Trait } from '../model/line-filter.ts';
import type { RoomStore } from '../model/room-store.ts';
import { strings } from '../strings.ts';
import { controlStyles } from '../styles/controls.ts';
import { searchStyles } from '../styles/search.ts';
import { Dismissal } from './dismissal.ts';
import { icons } from './icons.ts';
import { ReturnFocus } from './return-focus.ts';
import { StoreController } from './store-controller.ts';

/** Search and filters over the lines in view. Fires `filter` (a LineFilter) and `dismiss`. */
@customElement('search-bar')
export class SearchBar extends LitElement {
  static override styles = [controlStyles, searchStyles];

  @property({ attribute: false }) store!: RoomStore;
  @property({ attribute: false }) filter: LineFilter = NO_FILTER;
  @query('input') private field!: HTMLInputElement;

  constructor() {
    super();
    new Dismissal(this, { onlyInside: true });
    new ReturnFocus(this);
    new StoreController(this, () => this.store);
  }

  protected override firstUpdated(): void {
    this.field.focus();
  }

  protected override render(): TemplateResult {
    const { filter } = this;
    const found = filtered(this.store.buffer.all, filter).length;
    return html`<search class="search" aria-label=${strings.search.title}>
      <div class="field">
        ${icons.search}
        <input
          type="search"
          aria-label=${strings.search.field}
          placeholder=${strings.search.hint}
          autocomplete="off"
          aria-describedby="found"
          .value=${filter.text}
          @input=${(event: Event) => this.change({ ...filter, text: (event.target as HTMLInputElement).value })}
        />
        <span class="found" id="found" role="status" aria-live="off">${isFiltering(filter) ? strings.search.found(found) : ''}</span>
        <button class="icon-button small" aria-label=${strings.search.close} title=${strings.search.close} @click=${this.dismiss}>${icons.close}</button>
      </div>
      <div class="traits" role="group" aria-label=${strings.search.only}>
        ${TRAITS.map(
          (trait) => html`<button aria-pressed=${filter.traits.has(trait)} @click=${() => this.toggle(trait)}>${strings.search.traits[trait]}</button>`,
        )}
      </div>
    </search>`;
  }

  private toggle(trait: Trait): void {
    const traits = new Set(this.filter.traits);
    if (!traits.delete(trait)) {
      traits.add(trait);
    }
    this.change({ ...this.filter, traits });
  }

  private change(filter: LineFilter): void {
    this.dispatchEvent(new CustomEvent('filter', { detail: filter }));
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
