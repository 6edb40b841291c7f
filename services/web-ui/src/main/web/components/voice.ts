import { html, nothing, type TemplateResult } from 'lit';
import type { PersonaVoice } from '../model/personas.ts';
import { strings } from '../strings.ts';
import { displayable } from '../text/sanitise.ts';
import { spoken, type Spoken } from './spoken.ts';

/**
 * How a persona writes; nothing where nothing is told.
 *
 * @param names of the reader, who may be called in a sample
 */
export function voiceOf({ stance, casing, laughter, habits, samples }: PersonaVoice, names: ReadonlySet<string>): TemplateResult | typeof nothing {
  const traits: [string, Spoken][] = [
    [strings.card.stance, displayable(stance)],
    [strings.card.letters, displayable(strings.card.casings[casing] ?? casing)],
    [strings.card.laughs, laughter && spoken(laughter, names)],
  ];
  const told = traits.filter(([, text]) => text !== '');
  return told.length + habits.length + samples.length === 0
    ? nothing
    : html`<h3>${strings.card.voice}</h3>
        ${told.length > 0 ? html`<dl class="voice">${told.map(([trait, text]) => html`<div><dt>${trait}</dt><dd>${text}</dd></div>`)}</dl>` : nothing}
        ${habits.length > 0 ? html`<ul class="anchors habits">${habits.map((habit) => html`<li>${displayable(habit)}</li>`)}</ul>` : nothing}
        ${samples.length > 0
          ? html`<h4>${strings.card.samples}</h4>
              <ul class="samples">${samples.map((sample) => html`<li><q>${spoken(sample, names)}</q></li>`)}</ul>`
          : nothing}`;
}
