import { findEmote, type Emote } from './emotes.ts';
import { apart, safeHref } from './links.ts';
import { displayable } from './sanitise.ts';

/** A line as it is drawn. Every string of a token ends up in a text node or an attribute value, never in markup. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emote'; readonly emote: Emote; readonly name: string }
  | { readonly kind: 'mention'; readonly name: string; readonly me: boolean }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const MAX_EMOTES = 40;
const MENTION = /^(@[\p{L}\p{N}_-]{1,40})(.*)$/u;

/** Splits a line at white space and recognises emotes, mentions and links. `myNames` are compared case-folded. */
export function tokenise(line: string, myNames: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  let emotes = 0;
  for (const word of displayable(line).split(/(\s+)/)) {
    const emote = emotes < MAX_EMOTES ? findEmote(word) : undefined;
    if (emote) {
      emotes += 1;
      tokens.push({ kind: 'emote', emote, name: word });
      continue;
    }
    pushWord(tokens, word, myNames);
  }
  return tokens;
}

/** Whether a line calls one of these names with an @. */
export function mentionsAny(line: string, names: ReadonlySet<string>): boolean {
  return tokenise(line, names).some((token) => token.kind === 'mention' && token.me);
}

function pushWord(tokens: Token[], word: string, myNames: ReadonlySet<string>): void {
  const [before, address, after] = apart(word);
  const href = safeHref(address);
  if (href) {
    pushText(tokens, before);
    tokens.push({ kind: 'link', text: address, href });
    pushText(tokens, after);
    return;
  }
  const mention = MENTION.exec(word);
  if (mention) {
    const name = mention[1] ?? word;
    tokens.push({ kind: 'mention', name, me: myNames.has(name.slice(1).toLowerCase()) });
    pushText(tokens, mention[2] ?? '');
    return;
  }
  pushText(tokens, word);
}

function pushText(tokens: Token[], text: string): void {
  if (text === '') {
    return;
  }
  const last = tokens.at(-1);
  if (last?.kind === 'text') {
    tokens[tokens.length - 1] = { kind: 'text', text: last.text + text };
  } else {
    tokens.push({ kind: 'text', text });
  }
}
