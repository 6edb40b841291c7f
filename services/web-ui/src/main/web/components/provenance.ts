import { html, nothing, type TemplateResult } from 'lit';
import type { MessageLine } from '../model/lines.ts';
import type { PersonaMemories } from '../model/persona-memories.ts';
import type { RoomStore } from '../model/room-store.ts';
import type { Latencies, Provenance, Reason } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { displayable } from '../text/sanitise.ts';
import { cssProperties } from './css-properties.ts';
import { recalledFor } from './remembered.ts';
import { spoken } from './spoken.ts';

/** Factors that only say how many there are to speak. */
const SCALES: ReadonlySet<string> = new Set(['base_rate', 'share']);
/** In doublings: what rounds to nothing is not shown. */
const NOTICEABLE = 0.01;
/** What made it all but impossible is drawn as this. */
const LEAST_WEIGHT = 1 / 64;

/** "Why did it say that?": what triggered a persona's line, what weighed in, what wrote it and how long it took. */
export function provenanceOf(line: MessageLine, store: RoomStore, memories?: PersonaMemories): TemplateResult {
  const { provenance, text, flags } = line.message;
  const said = line.removed
    ? html`<blockquote class="said struck">${strings.chat.deleted}</blockquote>`
    : html`<blockquote class="said"><bdi>${spoken(text, store.names, flags)}</bdi></blockquote>`;
  return html`<section class="why">
    <h3>${strings.card.why}</h3>
    ${said} ${provenance ? details(provenance, store, memories) : html`<p class="empty">${strings.card.noProvenance}</p>`}
  </section>`;
}

function details(provenance: Provenance, store: RoomStore, memories: PersonaMemories | undefined): TemplateResult {
  const reasons = provenance.reasons.filter(tips);
  return html`
    <p class="trigger ${provenance.trigger.toLowerCase()}"><strong>${strings.card.trigger[provenance.trigger]}</strong>${triggerText(provenance, store)}</p>
    <h4>${strings.card.reasons}</h4>
    ${reasons.length === 0 ? html`<p class="empty">${provenance.reasons.length === 0 ? strings.card.noReasons : strings.card.chance}</p>` : reasonBars(reasons)}
    ${recalledFor(provenance.memory_ids, memories)} ${provenance.latencies ? latencyBar(provenance.latencies) : nothing}
    <dl class="facts">
      <div><dt>${strings.card.model}</dt><dd>${provenance.model}</dd></div>
      ${provenance.prompt_id ? html`<div><dt>${strings.card.prompt}</dt><dd>${provenance.prompt_id}</dd></div>` : nothing}
      <div><dt>${strings.card.depth}</dt><dd>${provenance.reply_depth}</dd></div>
      <div><dt>${strings.card.memories}</dt><dd>${provenance.memory_ids.length}</dd></div>
    </dl>
  `;
}

function triggerText(provenance: Provenance, store: RoomStore): TemplateResult | typeof nothing {
  const { trigger_text, trigger_message_id } = provenance;
  const trigger = trigger_message_id ? store.buffer.find(trigger_message_id) : undefined;
  if (trigger_text && !trigger?.removed) {
    return html`<q>${displayable(trigger_text)}</q>`;
  }
  if (!trigger_message_id) {
    return nothing;
  }
  return trigger && !trigger.removed
    ? html`<q><b>${displayable(trigger.message.author.display_name)}:</b> ${displayable(trigger.message.text)}</q>`
    : html`<span class="gone">${strings.card.gone}</span>`;
}

/** Bars from a middle line: boosts to the right, dampeners to the left; twice as likely is as long as half as likely. */
function reasonBars(reasons: readonly Reason[]): TemplateResult {
  const longest = Math.max(...reasons.map(lengthOf));
  return html`<ul class="reasons">
    ${reasons.map((reason) => {
      const share = `${((lengthOf(reason) / longest) * 50).toFixed(1)}%`;
      return html`<li class=${reason.weight < 1 ? 'dampener' : 'boost'}>
        <span class="factor">${factorName(reason.factor)}</span>
        <span class="track" aria-hidden="true"><span class="weight" ${cssProperties({ width: share })}></span></span>
        <span class="value">× ${reason.weight.toFixed(2)}</span>
      </li>`;
    })}
  </ul>`;
}

function factorName(factor: string): string {
  return strings.card.factors[factor] ?? displayable(factor.replace(/[-_.]/g, ' '));
}

/** Whether it speaks for the line, or against it; how large the crowd is does neither. */
function tips({ factor, weight }: Reason): boolean {
  return !SCALES.has(factor) && lengthOf({ factor, weight }) >= NOTICEABLE;
}

function lengthOf({ weight }: Reason): number {
  return Math.abs(Math.log2(Math.max(weight, LEAST_WEIGHT)));
}

function latencyBar(latencies: Latencies): TemplateResult {
  const parts = [
    ['queued', latencies.queued_ms, strings.card.queued],
    ['recall', latencies.recall_ms, strings.card.recall],
    ['generate', latencies.generate_ms, strings.card.generate],
  ] as const;
  return html`<h4>${strings.card.latency}</h4>
    <div class="latency" aria-hidden="true">
      ${parts.map(([kind, duration]) => html`<span class=${kind} ${cssProperties({ 'flex-grow': String(Math.max(duration, 0)) })}></span>`)}
    </div>
    <p class="legend">${parts.map(([kind, duration, label]) => html`<span class=${kind}>${label} ${strings.card.milliseconds(duration)}</span>`)}</p>`;
}
