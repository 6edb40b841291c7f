import { html, type TemplateResult } from 'lit';
import type { SafetyFlag } from '../net/safety.ts';
import { strings } from '../strings.ts';
import { emoteUrl } from '../text/emotes.ts';
import { tokenise, type Token } from '../text/tokens.ts';

/** A link that nobody should follow unseen. */
export interface SuspiciousLink {
  readonly href: string;
  /** Why, in words. */
  readonly reason: string;
}

type Part = TemplateResult | string;
export type Spoken = Part | readonly Part[];

type TabIndex = 0 | -1;

const NOBODY: ReadonlySet<string> = new Set();

/** What safety says about a line. */
type Flags = readonly SafetyFlag[];

/**
 * Draws what somebody said, wherever it stands. Links of a flagged line, and those whose host is spelled in another
 * alphabet, ask before they are followed: they fire `suspicious-link`. Links come into the tab order with `tabIndex` 0.
 *
 * @param hits words to mark, in small letters
 */
export function spoken(text: string, names: ReadonlySet<string>, flags: Flags = [], tabIndex: TabIndex = 0, hits: readonly string[] = []): Spoken {
  return whole(tokenise(text, names).flatMap((token) => (token.kind === 'text' && hits.length > 0 ? marked(token.text, hits) : draw(token, flags, tabIndex))));
}

/** The text with each hit marked; of hits that begin at the same letter the first one. */
function marked(text: string, hits: readonly string[]): Part[] {
  const small = text.toLowerCase();
  // Some letters become two when they are made small: what was found would stand elsewhere.
  if (small.length !== text.length) {
    return [text];
  }
  const parts: Part[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const hit = hits.find((word) => small.startsWith(word, at));
    if (hit) {
      parts.push(text.slice(done, at), html`<mark>${text.slice(at, at + hit.length)}</mark>`);
      done = at + hit.length;
    }
    at = hit ? done : at + 1;
  }
  return [...parts, text.slice(done)].filter((part) => part !== '');
}

/** The same where nobody clicks: a link is its words. */
export function shownOnly(text: string, names: ReadonlySet<string>): Spoken {
  return whole(tokenise(text, names).map((token) => (token.kind === 'link' ? token.text : draw(token, [], 0))));
}

/** The same inside of a control: emotes, and everything else as words. */
export function quoted(text: string): Spoken {
  return whole(tokenise(text, NOBODY).map((token) => (token.kind === 'emote' ? draw(token, [], 0) : worded(token))));
}

function worded(token: Exclude<Token, { kind: 'emote' }>): string {
  return token.kind === 'mention' ? token.name : token.text;
}

/** Most lines are words only, and one text is cheaper than a list of one. */
function whole(parts: readonly Part[]): Spoken {
  return parts.length === 1 ? (parts[0] as Part) : parts;
}

export function flagWords(flags: Flags): string {
  return `${strings.chat.flagged}: ${flags.map((flag) => strings.safety.flags[flag] ?? flag).join(', ')}`;
}

function draw(token: Token, flags: Flags, tabIndex: TabIndex): TemplateResult | string {
  switch (token.kind) {
    case 'text':
      return token.text;
    case 'emote':
      return html`<img class="emote" src=${emoteUrl(token.emote)} alt=${token.name} title=${token.name} width="28" height="28" />`;
    case 'mention':
      return html`<span class="mention ${token.me ? 'me' : ''}">${token.name}</span>`;
    case 'link':
      return link(token.href, token.text, flags, tabIndex);
  }
}

function link(href: string, text: string, flags: Flags, tabIndex: TabIndex): TemplateResult {
  const foreign = new URL(href).hostname.split('.').some((label) => label.startsWith('xn--'));
  if (flags.length === 0 && !foreign) {
    return plainLink(href, text, tabIndex);
  }
  const reason = flags.length > 0 ? flagWords(flags) : strings.link.foreign;
  return html`<button class="suspicious" tabindex=${tabIndex} title=${strings.link.title} @click=${(event: Event) => warn(event, { href, reason })}>${text}</button>`;
}

function plainLink(href: string, text: string, tabIndex: TabIndex): TemplateResult {
  return html`<a href=${href} tabindex=${tabIndex} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
}

function warn(event: Event, detail: SuspiciousLink): void {
  event.currentTarget?.dispatchEvent(new CustomEvent('suspicious-link', { detail, bubbles: true, composed: true }));
}
