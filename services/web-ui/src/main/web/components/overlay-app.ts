import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageLine } from '../model/lines.ts';
import { wants, type OverlayOptions } from '../model/overlay-options.ts';
import type { ChatSession } from '../model/session.ts';
import { lineStyles } from '../styles/line.ts';
import { overlayStyles } from '../styles/overlay.ts';
import './chat-line.ts';
import { cssProperties } from './css-properties.ts';
import { StoreController } from './store-controller.ts';

/** Chat over a video: transparent, without controls and without a word about the connection. */
@customElement('overlay-app')
export class OverlayApp extends LitElement {
  static override styles = [lineStyles, overlayStyles];

  @property({ attribute: false }) session!: ChatSession;
  @property({ attribute: false }) options!: OverlayOptions;
  private fadeTimer: number | undefined;

  constructor() {
    super();
    new StoreController(this, () => this.session.store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.fadeTimer = window.setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.fadeTimer);
  }

  protected override render(): TemplateResult {
    const { side, size, font } = this.options;
    const look = cssProperties({ '--overlay-size': `${size}px`, 'font-family': font });
    return html`<div class="overlay ${side}" ${look}>
      ${repeat(this.shown(), (line) => line.key, (line) => this.row(line))}
    </div>`;
  }

  private row(line: MessageLine): TemplateResult {
    const fading = this.options.fadeSeconds > 0 && this.age(line) > this.options.fadeSeconds - 1;
    return html`<chat-line class=${fading ? 'fading' : ''} theme="dark" passive ?unthreaded=${this.answersWhatIsHidden(line)} .line=${line} .store=${this.session.store}></chat-line>`;
  }

  private answersWhatIsHidden({ message }: MessageLine): boolean {
    const answered = message.reply_to && this.session.store.buffer.find(message.reply_to.message_id);
    // Whoever hides some does not want the name of one who is not here to be asked.
    return answered ? !wants(this.options, answered.message) : this.options.hideBots || this.options.hideCommands;
  }

  private shown(): MessageLine[] {
    const { fadeSeconds, lines } = this.options;
    return this.session.store.buffer.all
      .filter(
        (line): line is MessageLine =>
          line.kind === 'message' &&
          !line.removed &&
          wants(this.options, line.message) &&
          !(fadeSeconds > 0 && this.age(line) > fadeSeconds),
      )
      .slice(-lines);
  }

  private age(line: MessageLine): number {
    return (Date.now() - line.saidAt) / 1_000;
  }
}
