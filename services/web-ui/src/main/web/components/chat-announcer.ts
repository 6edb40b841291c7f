import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { NO_FILTER, visible, type LineFilter } from '../model/line-filter.ts';
import type { RoomStore } from '../model/room-store.ts';
import type { Settings } from '../model/settings.ts';
import { displayable } from '../text/sanitise.ts';

const EVERY_MS = 4_000;

/** Reads the newest line that is shown aloud to screen readers, at most every four seconds: a busy chat read in full would never end. */
@customElement('chat-announcer')
export class ChatAnnouncer extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  @property({ attribute: false }) store!: RoomStore;
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) filter: LineFilter = NO_FILTER;
  @state() private text = '';
  private timer: number | undefined;
  private announced = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.announce(), EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  protected override render(): TemplateResult {
    return html`<div aria-live="polite">${this.text}</div>`;
  }

  private announce(): void {
    if (this.store.buffer.find(this.announced)?.removed !== false) {
      this.text = '';
    }
    const newest = visible(this.store.buffer.all, this.filter, this.settings).at(-1);
    if (newest?.kind === 'message' && newest.key !== this.announced && !newest.removed) {
      this.announced = newest.key;
      this.text = `${displayable(newest.message.author.display_name)}: ${displayable(newest.message.text)}`;
    }
  }
}
