import { html, type TemplateResult } from 'lit';
import type { Author, Origin } from '../net/protocol.ts';
import { strings } from '../strings.ts';
import type { SymbolBadge } from '../styles/badges.ts';

/** Of the badges that have a symbol, those that an author may have. */
const KNOWN: ReadonlySet<string> = new Set<SymbolBadge>(['moderator', 'broadcaster', 'vip', 'subscriber']);

/** The badges of an author. A bot is always marked as one, whatever its badges say. */
export function badgesOf(author: Author, origin: Origin): TemplateResult[] {
  const bot = origin === 'BOT' ? [badge('bot')] : [];
  return [...bot, ...author.badges.flatMap(known)];
}

function known(name: string): TemplateResult[] {
  if (name.startsWith('archetype:')) {
    return [archetype(name.slice('archetype:'.length))];
  }
  return KNOWN.has(name) ? [badge(name as SymbolBadge)] : [];
}

function archetype(name: string): TemplateResult {
  const title = strings.badges.archetype(name);
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0) * 7, 0) % 6;
  return html`<span class="badge archetype hue-${hue}" role="img" aria-label=${title} title=${title}
    >${name.charAt(0).toUpperCase()}</span
  >`;
}

function badge(kind: SymbolBadge): TemplateResult {
  const title = strings.badges[kind];
  return html`<span class="badge ${kind}" role="img" aria-label=${title} title=${title}></span>`;
}
