import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RoomStore } from '../model/room-store.ts';
import type { ConnectionState } from '../net/connection.ts';
import { strings } from '../strings.ts';
import { barStyles } from '../styles/bar.ts';
import { StoreController } from './store-controller.ts';

/** A thin bar over the chat while it is not live, or while it shows a sample. Quiet is not lost: a live chat has no bar. */
@customElement('connection-bar')
export class ConnectionBar extends LitElement {
  static override styles = barStyles;

  @property({ attribute: false }) store!: RoomStore;
  /** Whether another time is shown, which has no sample. */
  @property({ type: Boolean }) past = false;

  constructor() {
    super();
    new StoreController(this, () => this.store);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { connection, samplingOneIn } = this.store;
    if (connection.kind !== 'live') {
      return html`<div class="bar ${connection.kind}" role="status"><span class="dot"></span>${describe(connection)} ${countdown(connection)}</div>`;
    }
    return samplingOneIn > 1 && !this.past ? html`<div class="bar sampling" role="status">${strings.chat.sampling(samplingOneIn)}</div>` : nothing;
  }
}

function describe(state: Exclude<ConnectionState, { kind: 'live' }>): string {
  switch (state.kind) {
    case 'connecting':
      return strings.connection.connecting;
    case 'reconnecting':
      return strings.connection.lost;
    case 'closed':
      return state.code === 4001 ? strings.connection.unknownRoom : state.code === 4003 ? strings.connection.refused : strings.connection.closed;
  }
}

/** Changes each second, which nobody wants to hear. */
function countdown(state: ConnectionState): TemplateResult | typeof nothing {
  return state.kind === 'reconnecting'
    ? html`<span aria-hidden="true">${strings.connection.retry(Math.max(0, Math.ceil((state.retryAt - Date.now()) / 1_000)))}</span>`
    : nothing;
}
