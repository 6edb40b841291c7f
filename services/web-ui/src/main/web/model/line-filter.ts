import type { MessageEvent } from '../net/protocol.ts';
import { tokenise } from '../text/tokens.ts';
import type { Line, MessageLine } from './lines.ts';
import type { Settings } from './settings.ts';

export const TRAITS = ['people', 'bots', 'mentions', 'links'] as const;
/** What a line may be asked to be; several together are all asked for. */
export type Trait = (typeof TRAITS)[number];

/** Which lines of the buffer a reader wants to see: words and `from:name` in the text, traits by buttons. */
export interface LineFilter {
  readonly text: string;
  readonly traits: ReadonlySet<Trait>;
}

export const NO_FILTER: LineFilter = { text: '', traits: new Set() };

const NOBODY: ReadonlySet<string> = new Set();

export function isFiltering(filter: LineFilter): boolean {
  return filter.text.trim() !== '' || filter.traits.size > 0;
}

/** Asks for the lines of one author, in the spelling that a reader could have typed. */
export function linesFrom(name: string): LineFilter {
  return { text: `from:${name.replace(/\s+/g, '_')} `, traits: new Set() };
}

/** The lines that match; gaps and notices never do, nor what a moderator took away. */
export function filtered(lines: readonly Line[], filter: LineFilter): readonly MessageLine[] {
  const matches = matcher(filter);
  return lines.filter((line): line is MessageLine => line.kind === 'message' && !line.removed && matches(line));
}

export type Hiding = Pick<Settings, 'hideBots' | 'hideFlagged'>;

/** What a reader sees of the chat: what matches while there is a search, else all but what the settings hide. */
export function visible(lines: readonly Line[], filter: LineFilter, hiding: Hiding): readonly Line[] {
  if (isFiltering(filter)) {
    return filtered(lines, filter);
  }
  return isHiding(hiding) ? lines.filter((line) => line.kind !== 'message' || !isHidden(line, hiding)) : lines;
}

export function isHiding({ hideBots, hideFlagged }: Hiding): boolean {
  return hideBots || hideFlagged;
}

export function hidesTheSame(one: Hiding, other: Hiding): boolean {
  return one.hideBots === other.hideBots && one.hideFlagged === other.hideFlagged;
}

/** Whether the settings keep this line from the reader, there and where another answers it. */
export function isHidden({ message, mine }: MessageLine, { hideBots, hideFlagged }: Hiding): boolean {
  return !mine && ((hideBots && message.origin === 'BOT') || (hideFlagged && message.flags.length > 0));
}

/** What is looked for in the text, in small letters. */
export function wordsOf({ text }: LineFilter): readonly string[] {
  return termsOf(text).filter((term) => !term.startsWith('from:')).map((term) => term.trim());
}

function termsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\S+\s?/g) ?? [];
}

function matcher(filter: LineFilter): (line: MessageLine) => boolean {
  const { text, traits } = filter;
  const terms = termsOf(text);
  const names = terms.filter((term) => term.startsWith('from:')).map((term) => term.slice(5).replace(/^@/, ''));
  const words = wordsOf(filter);
  return (line) => {
    const { message } = line;
    const said = message.text.toLowerCase();
    return names.every((name) => isBy(message, name)) && words.every((word) => said.includes(word)) && [...traits].every((trait) => has(line, trait));
  };
}

/** A name that a blank follows is meant as it stands; one that is still being typed may go on. */
function isBy({ author }: MessageEvent, term: string): boolean {
  const name = term.trim();
  const called = author.display_name.toLowerCase().replace(/\s+/g, '_');
  const isWhole = name !== '' && name !== term;
  return author.id.toLowerCase() === name || (isWhole ? called === name : called.startsWith(name));
}

function has(line: MessageLine, trait: Trait): boolean {
  switch (trait) {
    case 'people':
      return line.message.origin === 'HUMAN';
    case 'bots':
      return line.message.origin === 'BOT';
    case 'mentions':
      return line.mentionsMe;
    case 'links':
      // Asked of a thousand lines at each drawing.
      return line.message.text.includes('://') && tokenise(line.message.text, NOBODY).some((token) => token.kind === 'link');
  }
}
