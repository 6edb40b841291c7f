import { html, nothing, type TemplateResult } from 'lit';
import type { PendingLine } from '../model/outbox.ts';
import type { RoomStore } from '../model/room-store.ts';
import { strings } from '../strings.ts';
import { readable, type Theme } from '../text/colors.ts';
import { displayable } from '../text/sanitise.ts';
import { badgesOf } from './badges.ts';
import { cssProperties } from './css-properties.ts';
import { icons } from './icons.ts';
import { spoken } from './spoken.ts';

/** A line of one's own that is on its way. */
export function echo({ nonce, text }: PendingLine, { me, names }: RoomStore, theme: Theme): TemplateResult {
  return html`<div class="line echo" data-nonce=${nonce}>
    <span class="badges">${me ? badgesOf(me, 'HUMAN') : nothing}</span
    ><bdi class="name" ${cssProperties({ color: readable(me?.color ?? '', theme) })}>${displayable(me?.display_name ?? '')}</bdi
    ><span class="colon">: </span><bdi class="text">${spoken(text, names)}</bdi>
  </div>`;
}

/** Lets a paused chat go on; tells how many lines came meanwhile. */
export function pill(missed: number, resume: () => void): TemplateResult {
  return html`<button class="pill" @click=${resume} title=${strings.chat.resume}>
    <span class="pill-icon">${icons.pause}</span>
    <span>${missed === 0 ? strings.chat.paused : strings.chat.pausedWith(missed)}</span>
    <span class="pill-icon">${icons.down}</span>
  </button>`;
}
