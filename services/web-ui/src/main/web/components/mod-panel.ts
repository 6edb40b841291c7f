import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatSession } from '../model/session.ts';
import type { ModeratorAction } from '../model/moderator-action.ts';
import type { HeldEvent, ModesInForce } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { controlStyles } from '../styles/controls.ts';
import { modStyles } from '../styles/mod.ts';
import { settingsStyles } from '../styles/settings.ts';
import { displayable } from '../text/sanitise.ts';
import './decision-record.ts';
import { Dismissal } from './dismissal.ts';
import { icons } from './icons.ts';
import { KeepFocus } from './keep-focus.ts';
import { ReturnFocus } from './return-focus.ts';
import { StoreController } from './store-controller.ts';

const SLOW_STEPS = [0, 5, 10, 30, 60, 120];
const SWITCHES = ['emote_only', 'unique_chat', 'members_only'] as const;
const text = strings.moderation;

/** What moderators have beside the chat, over it where there is no room: the lines that wait, the rules of the room, who decided what. Fires `dismiss` on Escape. */
@customElement('mod-panel')
export class ModPanel extends LitElement {
  static override styles = [controlStyles, settingsStyles, modStyles];

  @property({ attribute: false }) session!: ChatSession;
  @state() private clearing = false;

  constructor() {
    super();
    new Dismissal(this, { onlyInside: true });
    new ReturnFocus(this);
    new StoreController(this, () => this.session.store);
    // Who has decided on a line goes on with the next one, whose text comes before its buttons.
    new KeepFocus(this, '.held, .refusal button', () => this.renderRoot.querySelector('button'));
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override render(): TemplateResult {
    const { held, modes, refusal } = this.session.store.moderation;
    return html`<div class="menu" role="dialog" aria-label=${text.title}>
      <div class="head">
        <h3>${text.title}</h3>
        <button class="icon-button small" aria-label=${strings.card.close} @click=${this.dismiss}>${icons.close}</button>
      </div>
      ${refusal ? html`<p class="refusal" role="alert">${icons.warning}<span>${displayable(refusal)}</span>
            <button class="icon-button small" aria-label=${strings.composer.dismiss} @click=${() => this.session.store.refuseAction()}>${icons.close}</button></p>` : nothing}
      ${this.queue(held)} ${modes ? this.rules(modes) : nothing}
      <p class="keys">${text.keys}</p>
      <decision-record .session=${this.session} @undo=${this.undo}></decision-record>
    </div>`;
  }

  private queue(held: readonly HeldEvent[]): TemplateResult {
    return html`<section aria-label=${text.held}>
      <h4>${text.held}${held.length === 0 ? nothing : html` <span class="count">${held.length}</span>`}</h4>
      ${held.length === 0 ? html`<p class="none">${text.noneHeld}</p>` : nothing}
      <ul class="queue">
        ${repeat(held, (line) => line.message_id, (line) => this.waiting(line))}
      </ul>
    </section>`;
  }

  private waiting(line: HeldEvent): TemplateResult {
    const name = displayable(line.author.display_name);
    const categories = [...new Set(line.findings.map((finding) => strings.safety.categories[finding.category]))];
    const rules = [...new Set(line.findings.map((finding) => strings.safety.rules[finding.rule]))];
    return html`<li class="held" tabindex="-1" data-id=${line.message_id}>
      <p><strong><bdi>${name}</bdi></strong> <bdi>${marked(line)}</bdi></p>
      <div class="row">
        <span class="category" title=${rules.join('; ')}>${categories.join(', ')}</span>
        <button class="secondary approve" aria-label=${text.approveLine(name)} @click=${() => this.decide('approve', line)}>${text.approve}</button>
        <button class="secondary deny" aria-label=${text.denyLine(name)} @click=${() => this.decide('deny', line)}>${text.deny}</button>
      </div>
    </li>`;
  }

  private rules(modes: ModesInForce): TemplateResult {
    return html`<section aria-label=${text.room}>
      <h4>${text.room}</h4>
      <fieldset ?disabled=${modes.shield}>
        <legend>${text.slow}</legend>
        <div class="segments">${SLOW_STEPS.map((seconds) => this.slowStep(seconds, modes))}</div>
      </fieldset>
      ${SWITCHES.map(
        (mode) => html`<label class="toggle"
          ><span>${strings.modes[mode]}</span>
          <input
            type="checkbox"
            role="switch"
            ?disabled=${modes.shield}
            .checked=${live(modes[mode])}
            @change=${() => this.ask({ action: 'modes', modes: { [mode]: !modes[mode] } })}
        /></label>`,
      )}
      <div class="row">
        <button class="secondary shield" aria-pressed=${modes.shield} title=${text.shieldHint} @click=${() => this.ask({ action: 'shield', up: !modes.shield })}>
          ${icons.shield}${modes.shield ? text.lowerShield : text.raiseShield}
        </button>
        <button class="secondary clear" @click=${this.clear} @blur=${() => (this.clearing = false)}>${this.clearing ? text.clearSure : text.clear}</button>
      </div>
    </section>`;
  }

  private slowStep(seconds: number, modes: ModesInForce): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="slow"
        .checked=${live(modes.slow === seconds)}
        @change=${() => this.ask({ action: 'modes', modes: { slow: seconds } })}
      /><span>${seconds === 0 ? text.slowOff : text.seconds(seconds)}</span></label
    >`;
  }

  private undo({ detail }: CustomEvent<string>): void {
    this.ask({ action: 'unban', author_id: detail });
  }

  private decide(action: 'approve' | 'deny', line: HeldEvent): void {
    this.ask({ action, message_id: line.message_id });
  }

  /** Twice, because it cannot be taken back. */
  private clear(): void {
    if (this.clearing) {
      this.ask({ action: 'clear' });
    }
    this.clearing = !this.clearing;
  }

  private ask(action: ModeratorAction): void {
    this.session.moderate(action);
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}

/** The text with what safety found marked; findings may overlap. */
function marked({ text: line, findings }: HeldEvent): (TemplateResult | string)[] {
  const parts: (TemplateResult | string)[] = [];
  let done = 0;
  for (const { start, end } of [...findings].sort((one, other) => one.start - other.start)) {
    if (end > done) {
      const from = Math.max(done, start);
      parts.push(displayable(line.slice(done, from)), html`<mark>${displayable(line.slice(from, end))}</mark>`);
      done = end;
    }
  }
  return [...parts, displayable(line.slice(done))];
}
