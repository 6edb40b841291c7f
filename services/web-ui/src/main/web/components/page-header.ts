import { html, nothing, type TemplateResult } from 'lit';
import type { RoomStore } from '../model/room-store.ts';
import { format, strings } from '../strings.ts';
import { displayable } from '../text/sanitise.ts';
import { icons } from './icons.ts';
import type { ThemeController } from './theme-controller.ts';

/** The line over the page: whose it is, which room, live or past, how many watch now, the theme. */
export function pageHeader({ room, viewers, connection }: RoomStore, past: boolean, themes: ThemeController): TemplateResult {
  const { theme, themes: names } = strings.settings;
  const other = themes.theme === 'dark' ? names.light : names.dark;
  const live = connection.kind === 'live' ? html`<span class="live">${strings.live}</span>` : nothing;
  return html`<header>
    <a class="logo" href="/" aria-label=${strings.appName}><img src="/logo.svg" alt="" width="28" height="28" /><span>${strings.appName}</span></a>
    <div class="room">
      ${past ? html`<span class="live past">${strings.past.badge}</span>` : live}
      <h1 title=${displayable(room?.description ?? '')}><bdi>${displayable(room?.title ?? '')}</bdi></h1>
    </div>
    ${viewers === undefined || past
      ? nothing
      : html`<span class="viewers" title=${strings.viewers(viewers)} aria-label=${strings.viewers(viewers)}>${icons.people}${format(viewers)}</span>`}
    <button class="icon-button" aria-label="${theme}: ${other}" title=${theme} @click=${() => themes.toggle()}>
      ${themes.theme === 'dark' ? icons.sun : icons.moon}
    </button>
  </header>`;
}
