import type { Author } from '../net/protocol.ts';
import { searchEmotes, type Emote } from '../text/emotes.ts';

export type Suggestion =
  | { readonly kind: 'author'; readonly author: Author; readonly insert: string }
  | { readonly kind: 'emote'; readonly emote: Emote; readonly insert: string };

export interface Completion {
  /** Where the word that is being completed begins. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

const LIMIT = 6;

/** What `@na` or `:po` before the caret may become; undefined when nothing is being completed. */
export function complete(text: string, caret: number, authors: readonly Author[]): Completion | undefined {
  const word = /(?:^|\s)([@:])([\p{L}\p{N}_<-]*)$/u.exec(text.slice(0, caret));
  if (!word) {
    return undefined;
  }
  const query = (word[2] ?? '').toLowerCase();
  const suggestions = word[1] === '@' ? authorsLike(query, authors) : emotesLike(query);
  return suggestions.length > 0 ? { from: caret - (word[2] ?? '').length - 1, suggestions } : undefined;
}

function authorsLike(query: string, authors: readonly Author[]): Suggestion[] {
  return authors
    .filter((author) => author.display_name.toLowerCase().startsWith(query))
    .slice(0, LIMIT)
    .map((author) => ({ kind: 'author', author, insert: `@${author.display_name} ` }));
}

/** From two letters on, so that a smiley like :D or a lone colon opens nothing. */
function emotesLike(query: string): Suggestion[] {
  return query.length < 2
    ? []
    : searchEmotes(query, LIMIT).map((emote) => ({ kind: 'emote', emote, insert: `${emote.names[0]} ` }));
}
