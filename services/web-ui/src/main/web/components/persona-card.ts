import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { isHidden, type Hiding } from '../model/line-filter.ts';
import type { MessageLine } from '../model/lines.ts';
import type { LineDecision } from '../model/moderator-action.ts';
import type { PersonaMemories } from '../model/persona-memories.ts';
import type { PersonaCard, PersonaDirectory } from '../model/personas.ts';
import type { RoomStore } from '../model/room-store.ts';
import { DEFAULT_SETTINGS } from '../model/settings.ts';
import { clockTime, strings } from '../strings.ts';
import { cardStyles } from '../styles/card.ts';
import { controlStyles } from '../styles/controls.ts';
import { lineStyles } from '../styles/line.ts';
import { readable, type Theme } from '../text/colors.ts';
import { emoteUrl, findEmote } from '../text/emotes.ts';
import { displayable } from '../text/sanitise.ts';
import { badgesOf } from './badges.ts';
import type { LineAction } from './chat-line.ts';
import { cssProperties } from './css-properties.ts';
import { Dismissal } from './dismissal.ts';
import { icons } from './icons.ts';
import { provenanceOf } from './provenance.ts';
import { rememberedBy } from './remembered.ts';
import { ReturnFocus } from './return-focus.ts';
import { spoken } from './spoken.ts';
import { StoreController } from './store-controller.ts';
import { voiceOf } from './voice.ts';

const RECENT_SHOWN = 8;

/** Who said a line, and for a persona why. Fires `dismiss`, `mention` and `all-lines` (a name), and the lines' own `line-action`. */
@customElement('persona-card')
export class PersonaCardElement extends LitElement {
  static override styles = [controlStyles, lineStyles, cardStyles];

  @property({ attribute: false }) line!: MessageLine;
  @property({ attribute: false }) store!: RoomStore;
  @property({ attribute: false }) personas!: PersonaDirectory;
  @property({ attribute: false }) hiding: Hiding = DEFAULT_SETTINGS;
  @property() theme: Theme = 'dark';
  @state() private card: PersonaCard | undefined;
  @state() private memories: PersonaMemories | undefined;
  @query('.close') private closeButton!: HTMLElement;

  constructor() {
    super();
    new Dismissal(this);
    new ReturnFocus(this);
    new StoreController(this, () => this.store);
  }

  protected override firstUpdated(): void {
    this.closeButton.focus();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('line') && changes.get('line')?.key !== this.line.key) {
      this.card = undefined;
      this.memories = undefined;
      void this.load(this.line);
    }
  }

  protected override render(): TemplateResult {
    const { message } = this.line;
    const name = displayable(message.author.display_name);
    return html`<div class="sheet" role="dialog" aria-label=${name}>
      <header>
        <span class="avatar" ${cssProperties({ 'background-color': message.author.color })} aria-hidden="true">${[...name][0]}</span>
        <div class="who">
          <h2 ${cssProperties({ color: readable(message.author.color, this.theme) })}><bdi>${name}</bdi></h2>
          <p><span class="badges">${badgesOf(message.author, message.origin)}</span>${this.subtitle()}</p>
        </div>
        <button class="icon-button close" aria-label=${strings.card.close} @click=${this.dismiss}>${icons.close}</button>
      </header>
      <div class="body" tabindex="0">
        ${message.origin === 'BOT' ? provenanceOf(this.line, this.store, this.memories) : nothing} ${this.memories ? rememberedBy(this.memories) : nothing}
        ${this.character()} ${this.recent()}
      </div>
      ${this.store.mayModerate && !this.line.removed ? this.decisions(name) : nothing}
      <footer>
        <button class="secondary" @click=${this.mention}>@ ${strings.card.mention}</button>
        <button class="secondary" @click=${this.reply}>${icons.reply} ${strings.chat.reply}</button>
        <button class="secondary" @click=${this.allLines}>${icons.search} ${strings.card.all}</button>
      </footer>
    </div>`;
  }

  /** On a touch screen, where rows have no buttons, a moderator decides here. */
  private decisions(name: string): TemplateResult {
    const { moderation } = strings;
    const decide = (action: LineDecision, label: string, symbol: TemplateResult): TemplateResult =>
      html`<button class="secondary" aria-label=${label} title=${label} @click=${() => this.act(action)}>${symbol} ${moderation.short[action]}</button>`;
    return html`<footer class="decisions">
      ${decide('delete', moderation.delete(name), icons.trash)}${decide('timeout', moderation.timeout(name), icons.clock)}${decide('ban', moderation.ban(name), icons.ban)}
    </footer>`;
  }

  private subtitle(): string {
    if (this.line.message.origin !== 'BOT') {
      return strings.card.person;
    }
    const archetype = this.card?.archetype ?? this.line.message.author.badges.find((badge) => badge.startsWith('archetype:'))?.slice(10);
    return archetype ? strings.badges.archetype(archetype) : strings.badges.bot;
  }

  private character(): TemplateResult | typeof nothing {
    const card = this.card;
    if (!card) {
      return nothing;
    }
    const emotes = card.emotes.map((name) => findEmote(name) ?? findEmote(`:${name}:`)).filter((emote) => emote !== undefined);
    return html`
      ${card.anchors.length > 0
        ? html`<h3>${strings.card.known}</h3>
            <ul class="anchors">${card.anchors.map((anchor) => html`<li>${displayable(anchor)}</li>`)}</ul>`
        : nothing}
      ${voiceOf(card.voice, this.store.names)}
      ${card.topics.length > 0
        ? html`<h3>${strings.card.likes}</h3>
            <p class="chips">${card.topics.map((topic) => html`<span class="chip">${displayable(topic)}</span>`)}</p>`
        : nothing}
      ${emotes.length > 0
        ? html`<h3>${strings.card.emotes}</h3>
            <p class="chips">${emotes.map((emote) => html`<img src=${emoteUrl(emote)} alt=${emote.names[0] ?? ''} title=${emote.names[0] ?? ''} width="28" height="28" />`)}</p>`
        : nothing}
    `;
  }

  private recent(): TemplateResult | typeof nothing {
    const { author, message_id } = this.line.message;
    const others = this.store.buffer.by(author.id, RECENT_SHOWN + 1).filter((line) => line.message.message_id !== message_id && !isHidden(line, this.hiding));
    const shown = this.line.message.origin === 'BOT' ? others.slice(-RECENT_SHOWN) : [...others.slice(-RECENT_SHOWN), ...(this.line.removed ? [] : [this.line])].sort(bySaying);
    return shown.length === 0
      ? nothing
      : html`<h3>${strings.card.recent}</h3>
          <ul class="recent">
            ${shown.map(
              ({ message }) =>
                html`<li><time>${clockTime(message.broadcast_at)}</time><bdi class="text">${spoken(message.text, this.store.names, message.flags)}</bdi></li>`,
            )}
          </ul>`;
  }

  private async load(line: MessageLine): Promise<void> {
    if (line.message.origin !== 'BOT') {
      return;
    }
    const agent = line.message.provenance?.agent ?? line.message.author.id;
    void this.personas.find(agent).then((card) => {
      if (this.line.key === line.key) {
        this.card = card;
      }
    });
    const memories = await this.personas.memories(agent);
    if (this.line.key === line.key) {
      this.memories = memories;
    }
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  private mention(): void {
    this.dispatchEvent(new CustomEvent('mention', { detail: this.line.message.author.display_name }));
  }

  private allLines(): void {
    this.dispatchEvent(new CustomEvent('all-lines', { detail: this.line.message.author.display_name }));
  }

  private reply(): void {
    this.act('reply');
  }

  private act(action: LineAction['action']): void {
    const detail: LineAction = { action, line: this.line };
    this.dispatchEvent(new CustomEvent('line-action', { detail, bubbles: true, composed: true }));
  }
}

function bySaying(one: MessageLine, other: MessageLine): number {
  return one.message.broadcast_at - other.message.broadcast_at;
}
