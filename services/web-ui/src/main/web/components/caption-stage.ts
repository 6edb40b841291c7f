import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StreamModel } from '../model/stream.ts';
import type { Recogniser, StreamEvent, TranscriptSegment } from '../net/protocol.ts';
import { clockTime, strings } from '../strings.ts';
import { stageStyles } from '../styles/stage.ts';
import { displayable } from '../text/sanitise.ts';

/** What a room without a recogniser names as its engine. */
const NO_ENGINE = 'none';
const SEGMENTS_SHOWN = 10;
const EVENTS_SHOWN = 4;

/** What is being said on the stream: the last sentences fade upwards, the one being heard stands out, events beside them. */
@customElement('caption-stage')
export class CaptionStage extends LitElement {
  static override styles = stageStyles;

  @property({ attribute: false }) stream!: StreamModel;
  /** Changes with each snapshot, so that the model's change redraws the stage. */
  @property({ attribute: false }) version: unknown;

  protected override render(): TemplateResult {
    const { context, transcript, partial, events } = this.stream;
    const shown = transcript.slice(-SEGMENTS_SHOWN);
    return html`<section class="stage" aria-label=${strings.stream.captions}>
      <div class="glow" aria-hidden="true"></div>
      <div class="captions">
        ${shown.length === 0 && !partial ? html`<p class="waiting">${waitingText(context?.recogniser)}</p>` : nothing}
        ${repeat(shown, (segment) => segment.start, (segment, index) => sentence(segment, shown.length - index, partial !== undefined))}
        ${partial ? html`<p class="caption partial"><bdi>${displayable(partial.text)}</bdi><span class="caret"></span></p>` : nothing}
      </div>
      <div class="foot">
        ${context && context.recogniser.engine !== NO_ENGINE ? heardBy(context.recogniser) : nothing}
        <ol class="events" aria-label=${strings.stream.events}>
          ${repeat(events.slice(-EVENTS_SHOWN).reverse(), (event) => `${event.type}${event.at}`, eventChip)}
        </ol>
      </div>
    </section>`;
  }
}

function sentence(segment: TranscriptSegment, age: number, behindPartial: boolean): TemplateResult {
  const step = Math.min(5, behindPartial ? age : age - 1);
  return html`<p class="caption age-${step}"><bdi>${displayable(segment.text)}</bdi></p>`;
}

function eventChip(event: StreamEvent): TemplateResult {
  const kind = event.type.toLowerCase().replace(/_/g, '-');
  return html`<li class="event ${kind}" title=${displayable(event.evidence)}>
    <span class="event-dot" aria-hidden="true"></span>${strings.events[event.type] ?? strings.events.UNKNOWN}
    <time>${clockTime(event.at)}</time>
  </li>`;
}

function heardBy(recogniser: Recogniser): TemplateResult {
  const { state, cause } = hearing(recogniser.state);
  const late = recogniser.lag_ms > 2_000 ? html` · ${strings.stream.behind((recogniser.lag_ms / 1_000).toFixed(1))}` : nothing;
  const trouble = state === 'listening' ? nothing : html` · ${strings.stream.recogniser[state] ?? state}${cause === '' ? nothing : `: ${cause}`}`;
  return html`<div class="recogniser ${state}" title=${cause || state}>
    <span class="bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
    <span>${strings.stream.heardBy(recogniser.engine)}${late}${trouble}</span>
  </div>`;
}

/** A state may come with its cause, as in "down: waiting for a publisher on rtmp://…". */
function hearing(told: string): { readonly state: string; readonly cause: string } {
  const [state = ''] = told.split(':', 1);
  return { state, cause: displayable(told.slice(state.length + 1).trim()) };
}

function waitingText(recogniser: Recogniser | undefined): string {
  return recogniser?.engine === 'none' ? strings.stream.off : recogniser ? strings.stream.quiet : strings.stream.noSpeech;
}
