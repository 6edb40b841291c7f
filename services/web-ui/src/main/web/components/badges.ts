import { html, nothing, type TemplateResult } from 'lit';
import type { Author, Origin } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import { icons } from './icons.ts';

const ICONS = {
  moderator: icons.moderator,
  broadcaster: icons.broadcaster,
  vip: icons.vip,
  subscriber: icons.subscriber,
} as const;

/** The badges of an author. A bot is always marked as one, whatever its badges say. */
export function badgesOf(author: Author, origin: Origin): TemplateResult {
  const bot = origin === 'BOT' ? badge('bot', strings.badges.bot, icons.bot) : nothing;
  return html`${bot}${author.badges.map(known)}`;
}

function known(name: string): TemplateResult | typeof nothing {
  if (name.startsWith('archetype:')) {
    return archetype(name.slice('archetype:'.length));
  }
  const symbol = ICONS[name as keyof typeof ICONS];
  return symbol ? badge(name, strings.badges[name as keyof typeof ICONS], symbol) : nothing;
}

function archetype(name: string): TemplateResult {
  const title = strings.badges.archetype(name.replace(/[-_]/g, ' '));
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0) * 7, 0) % 6;
  return html`<span class="badge archetype hue-${hue}" role="img" aria-label=${title} title=${title}
    >${name.charAt(0).toUpperCase()}</span
  >`;
}

function badge(kind: string, title: string, symbol: TemplateResult): TemplateResult {
  return html`<span class="badge ${kind}" role="img" aria-label=${title} title=${title}>${symbol}</span>`;
}
