import { html, nothing, type TemplateResult } from 'lit';
import type { PersonaMemories, PersonaMemory } from '../model/persona-memories.ts';
import { strings } from '../strings.ts';
import { displayable } from '../text/sanitise.ts';

const SHOWN = 6;
/** A knob that moved less than this is not worth a word. */
const NOTICEABLE = 0.015;

/**
 * How a persona is today, whom it likes and does not, and what else it remembers of the room. Nothing where nothing is
 * known: it may remember elsewhere than in the log.
 */
export function rememberedBy({ memories, drift }: PersonaMemories): TemplateResult | typeof nothing {
  if (memories.length === 0 && drift.size === 0) {
    return nothing;
  }
  const bonds = memories.filter((memory) => memory.type === 'relationship');
  const rest = memories.filter((memory) => memory.type !== 'relationship');
  return html`
    <h3>${strings.card.mood}</h3>
    ${moodOf(drift)} ${list('bonds', strings.card.relationships, bonds)} ${list('remembers', strings.card.remembers, rest)}
  `;
}

/** The memories that went into a line, in words; what it lost, or changed, since then is only counted. */
export function recalledFor(ids: readonly string[], known: PersonaMemories | undefined): TemplateResult | typeof nothing {
  if (ids.length === 0 || !known || known.memories.length === 0) {
    return nothing;
  }
  const recalled = known.memories.filter((memory) => ids.includes(memory.id));
  const lost = ids.length - recalled.length;
  return html`<h4>${strings.card.recalled}</h4>
    <ul class="recalled">
      ${recalled.map((memory) => html`<li>${displayable(memory.text)}</li>`)}
      ${lost > 0 ? html`<li class="gone">${strings.card.forgotten(lost)}</li>` : nothing}
    </ul>`;
}

function moodOf(drift: ReadonlyMap<string, number>): TemplateResult {
  const moods = [...drift].flatMap(([knob, factor]) => {
    const words = strings.card.drift[knob];
    return words && Math.abs(factor - 1) >= NOTICEABLE
      ? [`${factor > 1 ? words.more : words.less} (${factor > 1 ? '+' : '−'}${Math.round(Math.abs(factor - 1) * 100)} %)`]
      : [];
  });
  return html`<p class="chips mood">${(moods.length > 0 ? moods : [strings.card.itself]).map((mood) => html`<span class="chip">${mood}</span>`)}</p>`;
}

function list(kind: string, title: string, memories: readonly PersonaMemory[]): TemplateResult | typeof nothing {
  return memories.length === 0
    ? nothing
    : html`<h3>${title}</h3>
        <ul class="anchors ${kind}">${memories.slice(0, SHOWN).map((memory) => html`<li>${displayable(memory.text)}</li>`)}</ul>`;
}
