import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { strings } from '../strings.ts';
import { cardStyles } from '../styles/card.ts';
import { controlStyles } from '../styles/controls.ts';
import { displayable } from '../text/sanitise.ts';
import { Dismissal } from './dismissal.ts';
import { icons } from './icons.ts';
import { ReturnFocus } from './return-focus.ts';

/** Stands between a reader and a link that safety had something against: where it really goes, and why to look twice. */
@customElement('link-warning')
export class LinkWarning extends LitElement {
  static override styles = [controlStyles, cardStyles];

  @property() href = '';
  /** Why, in words. */
  @property() reason = '';
  @query('.back') private back!: HTMLElement;

  constructor() {
    super();
    new Dismissal(this);
    new ReturnFocus(this);
  }

  protected override firstUpdated(): void {
    this.back.focus();
  }

  protected override render(): TemplateResult {
    // The host as the browser will ask for it: letters of other alphabets are spelled out.
    const { host } = new URL(this.href);
    return html`<div class="sheet" role="alertdialog" aria-labelledby="title" aria-describedby="why">
      <header>
        ${icons.warning}
        <div class="who"><h2 id="title">${strings.link.title}</h2></div>
      </header>
      <div class="body" id="why">
        <p class="goes">${strings.link.goesTo} <strong><bdi>${displayable(host)}</bdi></strong></p>
        <p class="gone">${this.reason}</p>
      </div>
      <footer>
        <button class="secondary back" @click=${this.dismiss}>${strings.link.stay}</button>
        <a class="secondary" href=${this.href} target="_blank" rel="noopener noreferrer nofollow" @click=${this.dismiss}>${strings.link.open}</a>
      </footer>
    </div>`;
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
