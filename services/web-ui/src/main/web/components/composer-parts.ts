import { html, nothing, type TemplateResult } from 'lit';
import type { MessageLine } from '../model/lines.ts';
import type { Refusal } from '../model/outbox.ts';
import { MAX_TEXT_LENGTH } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { displayable } from '../text/sanitise.ts';
import { cssProperties } from './css-properties.ts';
import { icons } from './icons.ts';

/** Characters left before the count shows that it is near its end. */
const NEAR = 100;

/**
 * Why a line was not taken.
 *
 * @param putBack where the field does not hold it: shows the text, and gives the line back when asked to
 */
export function refusalBar(refusal: Refusal, putBack: ((refusal: Refusal) => void) | undefined, dismiss: () => void): TemplateResult {
  const detail = refusal.reason !== '' ? html`<span class="reason">${displayable(refusal.reason)}</span>` : nothing;
  return html`<div class="bar refusal" role="alert">
    ${icons.warning}<span class="bar-text"><strong>${strings.rejected[refusal.code]}</strong> ${detail} ${putBack ? html`<bdi class="quoted">${displayable(refusal.text)}</bdi>` : nothing}</span>
    ${putBack ? html`<button class="secondary" @click=${() => putBack(refusal)}>${strings.composer.putBack}</button>` : nothing}
    <button class="icon-button small" aria-label=${strings.composer.dismiss} @click=${dismiss}>${icons.close}</button>
  </div>`;
}

/** The line that is being answered. */
export function replyBar({ message: { author, text }, removed }: MessageLine, cancel: () => void): TemplateResult {
  const quoted = removed ? strings.chat.deleted : displayable(text);
  return html`<div class="bar reply">
    ${icons.reply}<span class="bar-text"
      ><strong>${strings.chat.replyTo(displayable(author.display_name))}</strong> <bdi class="quoted">${quoted}</bdi></span
    >
    <button class="icon-button small" aria-label=${strings.composer.cancelReply} @click=${cancel}>${icons.close}</button>
  </div>`;
}

export function count(length: number): TemplateResult {
  const label = strings.composer.count(length, MAX_TEXT_LENGTH);
  const level = length > MAX_TEXT_LENGTH ? 'over' : length > MAX_TEXT_LENGTH - NEAR ? 'near' : '';
  return html`<span class="count ${level}" role="img" aria-label=${label} title=${label}>${length === 0 ? '' : `${length}/${MAX_TEXT_LENGTH}`}</span>`;
}

/**
 * A clock that runs down until one may write again.
 *
 * @param slow seconds of the room's slow mode: what the whole clock stands for, unless there is more to wait
 */
export function countdown(seconds: number, slow: number): TemplateResult {
  const whole = Math.max(slow, seconds, 1);
  const label = strings.composer.waitFor(seconds);
  return html`<span class="wait" role="timer" title=${label} aria-label=${label}>
    <span class="wait-clock" ${cssProperties({ '--left': `${(360 * seconds) / whole}deg` })}></span>${strings.composer.wait(seconds)}
  </span>`;
}
