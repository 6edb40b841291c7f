import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChatSession } from '../model/session.ts';
import { strings } from '../strings.ts';
import { controlStyles } from '../styles/controls.ts';
import { lineStyles } from '../styles/line.ts';
import { displayable } from '../text/sanitise.ts';
import { icons } from './icons.ts';
import { KeepFocus } from './keep-focus.ts';
import { spoken } from './spoken.ts';
import { StoreController } from './store-controller.ts';

/** What holds for everybody now: the room's rules of the moment, and the pinned line. Tells a moderator what was refused. */
@customElement('room-notices')
export class RoomNotices extends LitElement {
  static override styles = [
    controlStyles,
    lineStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      .pinned {
        display: flex;
        gap: 8px;
        margin: 8px 10px 0;
        padding: 8px 10px;
        border-radius: var(--radius);
        background: var(--accent-wash);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .pinned > .icon {
        flex: none;
        width: 16px;
        height: 16px;
        color: var(--accent-text);
      }
      .pinned > span {
        flex: 1;
      }
      .refusal {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 10px;
        border-bottom: 1px solid var(--line);
        color: var(--bad);
        font-size: 12.5px;
      }
      .refusal > .icon {
        flex: none;
        width: 16px;
        height: 16px;
      }
      .refusal > span {
        flex: 1;
      }
      .modes {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        justify-content: center;
        padding: 6px 12px;
        border-bottom: 1px solid var(--line);
        color: var(--text-soft);
        font-size: 12px;
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) session!: ChatSession;
  /** Whether the moderators' panel is open: it stands over this and tells what was refused itself. */
  @property({ type: Boolean }) covered = false;
  /** Whether a time gone by is shown, of which neither rules nor pin are known. */
  @property({ type: Boolean }) past = false;

  constructor() {
    super();
    new StoreController(this, () => this.session.store);
    new KeepFocus(this, 'button', () => this.parentElement?.querySelector<HTMLElement>('chat-list'));
  }

  protected override render(): TemplateResult {
    return html`${this.refusal()}${this.past ? nothing : html`${this.modes()}${this.pinned()}`}`;
  }

  private refusal(): TemplateResult | typeof nothing {
    const { store } = this.session;
    const { refusal } = store.moderation;
    return refusal && !this.covered
      ? html`<div class="refusal" role="alert">
          ${icons.warning}<span>${displayable(refusal)}</span>
          <button class="icon-button small" aria-label=${strings.composer.dismiss} @click=${() => store.refuseAction()}>${icons.close}</button>
        </div>`
      : nothing;
  }

  private modes(): TemplateResult | typeof nothing {
    const { modes } = this.session.store.moderation;
    const told = modes
      ? [
          modes.shield && strings.modes.shield,
          modes.slow > 0 && strings.modes.slow(modes.slow),
          modes.emote_only && strings.modes.emote_only,
          modes.unique_chat && strings.modes.unique_chat,
          modes.members_only && strings.modes.members_only,
        ].filter(Boolean)
      : [];
    return told.length === 0 ? nothing : html`<div class="modes" role="status" aria-label=${strings.modes.label}>${told.map((mode) => html`<span>${mode}</span>`)}</div>`;
  }

  private pinned(): TemplateResult | typeof nothing {
    const { pinned, mayModerate, names } = this.session.store;
    return pinned
      ? html`<div class="pinned">
          ${icons.pin}<span><strong><bdi>${displayable(pinned.author.display_name)}</bdi></strong> <bdi>${spoken(pinned.text, names, pinned.flags)}</bdi></span>
          ${mayModerate
            ? html`<button class="icon-button small" aria-label=${strings.moderation.unpin} title=${strings.moderation.unpin} @click=${() => this.session.moderate({ action: 'unpin' })}>
                ${icons.close}
              </button>`
            : nothing}
        </div>`
      : nothing;
  }
}
