import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pace } from '../model/pace.ts';
import { SPEEDS } from '../model/playhead.ts';
import type { TimeTravel } from '../model/time-travel.ts';
import { preciseTime, strings } from '../strings.ts';
import { controlStyles } from '../styles/controls.ts';
import { timeStyles } from '../styles/time.ts';
import { cssProperties } from './css-properties.ts';
import { icons } from './icons.ts';
import { StoreController } from './store-controller.ts';

const JUMP_MS = 10_000;
/** A key that is held moves the scrubber on and on: the moment is asked for when it rests. */
const REST_MS = 250;
const SECOND = 1_000;
const MINUTE = 60_000;
const REACHES = [10 * MINUTE, 60 * MINUTE, 360 * MINUTE, 1_440 * MINUTE] as const;

/** The scrubber over the room's retained past: pick a moment, play, change the speed, go back to live. Fires `dismiss`. */
@customElement('time-bar')
export class TimeBar extends LitElement {
  static override styles = [controlStyles, timeStyles];

  @property({ attribute: false }) travel!: TimeTravel;
  /** How far back the left end is, in milliseconds; everything when there is no number. */
  @state() private reach: number | undefined = REACHES[0];
  @state() private dragged: number | undefined;
  private clock: number | undefined;
  private resting: number | undefined;
  private byKey = false;

  constructor() {
    super();
    new StoreController(this, () => this.travel);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    // Live, nothing else tells that time goes on. It is never drawn before the chat of the moment that it tells.
    this.clock = window.setInterval(() => pace.ask(this.draw), SECOND);
    void this.travel.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    window.clearInterval(this.clock);
    window.clearTimeout(this.resting);
  }

  protected override render(): TemplateResult {
    const { travel } = this;
    const live = travel.phase === 'live';
    const shown = this.dragged ?? travel.position;
    const playing = travel.phase === 'playing' || travel.phase === 'loading';
    const playLabel = playing ? strings.past.pause : strings.past.play;
    return html`<div class="bar ${travel.phase}" role="region" aria-label=${strings.past.title}>
      <div class="play">
        ${this.button(strings.past.back, icons.rewind, () => this.jump(-JUMP_MS))}
        <button class="icon-button" aria-label=${playLabel} title=${playLabel} ?disabled=${live || travel.phase === 'loading' || travel.phase === 'failed'} @click=${() => travel.toggle()}>
          ${playing && !live ? icons.pause : icons.play}
        </button>
        ${this.button(strings.past.on, icons.forward, () => this.jump(JUMP_MS), live)}
      </div>
      <output class="clock" aria-live="off" data-at=${Math.round(shown)} aria-label=${strings.past.position}>${preciseTime(shown)}</output>
      ${this.slider(shown)}
      <span class="ago" role="status" aria-live="off">${this.word(shown)}</span>
      ${this.reachChoice()} ${this.speeds()}
      <button class="to-live" ?disabled=${live} title=${strings.past.toLiveKey} @click=${() => this.toLive()}>
        <span class="dot"></span>${strings.past.toLive}<kbd>L</kbd>
      </button>
      ${this.button(strings.past.close, icons.close, () => this.dismiss())}
    </div>`;
  }

  private slider(shown: number): TemplateResult {
    const { end } = this.travel;
    const start = Math.min(this.start, end - 1_000);
    const filled = Math.max(0, Math.min(100, (100 * (shown - start)) / (end - start)));
    return html`<input
      class="scrubber"
      type="range"
      aria-label=${strings.past.scrubber}
      aria-valuetext=${preciseTime(shown)}
      ${cssProperties({ '--filled': `${filled}%` })}
      min=${Math.round(start)}
      max=${Math.round(end)}
      step="1000"
      .value=${String(Math.round(shown))}
      @input=${(event: Event) => (this.dragged = Number((event.target as HTMLInputElement).value))}
      @keydown=${() => (this.byKey = true)}
      @pointerdown=${() => (this.byKey = false)}
      @change=${(event: Event) => this.seekSoon(Number((event.target as HTMLInputElement).value))}
    />`;
  }

  private reachChoice(): TemplateResult {
    const { span } = this.travel;
    const whole = span ? span.newest - span.oldest : 0;
    const offered = REACHES.filter((reach, index) => index === 0 || reach < whole);
    return html`<select class="reach" aria-label=${strings.past.reach} @change=${this.choseReach}>
      ${offered.map((reach) => html`<option value=${reach} ?selected=${reach === this.reach}>${strings.past.last(reach / MINUTE)}</option>`)}
      <option value="" ?selected=${this.reach === undefined}>${strings.past.all}</option>
    </select>`;
  }

  private speeds(): TemplateResult {
    return html`<div class="speeds" role="group" aria-label=${strings.past.speed}>
      ${SPEEDS.map(
        (speed) =>
          html`<button aria-pressed=${speed === this.travel.speed} aria-label=${strings.past.times(speed)} @click=${() => this.travel.setSpeed(speed)}>${speed}×</button>`,
      )}
    </div>`;
  }

  private button(label: string, symbol: TemplateResult, act: () => void, disabled = false): TemplateResult {
    return html`<button class="icon-button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>${symbol}</button>`;
  }

  private word(shown: number): string {
    const { travel } = this;
    if (travel.phase === 'failed') {
      return strings.past.failed;
    }
    if (travel.stalled) {
      return strings.past.loading;
    }
    if (travel.phase === 'live' && this.dragged === undefined) {
      return strings.past.live;
    }
    const left = (travel.end - shown) / 1_000;
    return travel.run === undefined ? strings.past.ago(left) : strings.past.ofRun(travel.run, left);
  }

  /** However far back one is, there is a minute to the left to go to, as far as something is retained. */
  private get start(): number {
    const { span, end, position } = this.travel;
    const oldest = span?.oldest ?? end - MINUTE;
    return this.reach === undefined ? oldest : Math.max(oldest, Math.min(end - this.reach, position - MINUTE));
  }

  private choseReach(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.reach = value === '' ? undefined : Number(value);
  }

  private jump(by: number): void {
    this.seek(this.travel.position + by);
  }

  private seekSoon(at: number): void {
    window.clearTimeout(this.resting);
    this.dragged = at;
    this.resting = window.setTimeout(() => this.seek(at), this.byKey ? REST_MS : 0);
  }

  private seek(at: number): void {
    window.clearTimeout(this.resting);
    this.dragged = undefined;
    void this.travel.goTo(at);
  }

  private toLive(): void {
    window.clearTimeout(this.resting);
    this.dragged = undefined;
    this.travel.backToLive();
  }

  private dismiss(): void {
    this.travel.backToLive();
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  /** One key from anywhere but a text field. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const writing = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'range');
    if (event.key.toLowerCase() === 'l' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.toLive();
    }
  };

  private readonly draw = (): void => this.requestUpdate();
}
