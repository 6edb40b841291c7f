import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { complete, stillHolding, type Decision } from '../model/decisions.ts';
import type { ChatSession } from '../model/session.ts';
import { dayAndTime, strings } from '../strings.ts';
import { controlStyles } from '../styles/controls.ts';
import { recordStyles } from '../styles/record.ts';
import { displayable } from '../text/sanitise.ts';
import { KeepFocus } from './keep-focus.ts';
import { StoreController } from './store-controller.ts';

const MINUTE_MS = 60_000;
const text = strings.moderation;

/**
 * Who decided what in the room, newest first. Asks the gateway when it comes and after each decision that the room
 * hears of; without an answer it shows what this page heard. Fires `undo` with the id of who may write again.
 */
@customElement('decision-record')
export class DecisionRecord extends LitElement {
  static override styles = [controlStyles, recordStyles];

  @property({ attribute: false }) session!: ChatSession;
  @state() private told: readonly Decision[] | undefined;
  @state() private asking = false;
  private heardLast: string | undefined;
  private outdated = false;

  constructor() {
    super();
    new StoreController(this, () => this.session.store);
    new KeepFocus(this, '.undo', () => (this.getRootNode() as ShadowRoot).querySelector('button'));
  }

  protected override willUpdate(): void {
    const newest = this.session.store.moderation.record[0]?.key;
    if (!this.hasUpdated || newest !== this.heardLast) {
      this.heardLast = newest;
      void this.ask();
    }
  }

  protected override render(): TemplateResult {
    const record = complete(this.told, this.session.store.moderation.record);
    const holding = stillHolding(record, Date.now());
    return html`<section aria-label=${text.record}>
      <h4>${text.record}</h4>
      ${record.length === 0 && !this.asking ? html`<p class="none">${this.told ? text.noRecord : text.noneHeardOf}</p>` : nothing}
      <ul class="record">
        ${repeat(record, (decision) => decision.key, (decision) => this.entry(decision, holding.has(decision.key)))}
      </ul>
    </section>`;
  }

  private entry(decision: Decision, undoable: boolean): TemplateResult {
    const { authorId, by, at } = decision;
    const name = authorId === undefined ? '' : this.nameOf(authorId);
    return html`<li>
      <p>${wordsFor(decision, name)}</p>
      <p class="who">${by === undefined ? nothing : html`<bdi class="by">${this.moderator(by)}</bdi> · `}<time datetime=${new Date(at).toISOString()}>${dayAndTime(at)}</time></p>
      ${undoable
        ? html`<button class="undo" aria-label=${text.undo(name)} @click=${() => this.undo(authorId)}>${text.undoShort}</button>`
        : nothing}
    </li>`;
  }

  private moderator(id: string): string {
    return id === this.session.store.me?.id ? text.you : this.nameOf(id);
  }

  private nameOf(id: string): string {
    return displayable(this.session.store.nameOf(id));
  }

  /** One request at a time; what was decided meanwhile is asked for after it. */
  private async ask(): Promise<void> {
    this.outdated = true;
    if (this.asking) {
      return;
    }
    this.asking = true;
    while (this.outdated && this.isConnected) {
      this.outdated = false;
      this.told = (await this.session.decisions()) ?? this.told;
    }
    this.asking = false;
  }

  private undo(authorId: string | undefined): void {
    this.dispatchEvent(new CustomEvent('undo', { detail: authorId }));
  }
}

function wordsFor({ kind, durationMs }: Decision, name: string): string {
  const { decisions } = strings;
  switch (kind) {
    case 'TIMED_OUT':
      return decisions.TIMED_OUT(name, Math.max(1, Math.round((durationMs ?? 0) / MINUTE_MS)));
    case 'BANNED':
    case 'UNBANNED':
      return decisions[kind](name);
    case 'CLEARED':
      return name === '' ? decisions.CLEARED : decisions.CLEARED_OF(name);
    case 'APPROVED':
    case 'DENIED':
    case 'DELETED':
    case 'ROOM_MODE':
    case 'PINNED':
    case 'UNPINNED':
      return decisions[kind];
    default:
      return decisions.OTHER;
  }
}
