const OPENING = /^[([{<"'«„“]+/;
const CLOSING = /[.,!?;:)\]}>"'»“”]$/;

/** A word in three: marks of the sentence before an address, what may be one, marks after it. A bracket that it opens itself is its own. */
export function apart(word: string): readonly [string, string, string] {
  if (!word.includes('://')) {
    return ['', word, ''];
  }
  const before = OPENING.exec(word)?.[0] ?? '';
  let end = word.length;
  while (end > before.length && CLOSING.test(word.slice(0, end)) && !(word[end - 1] === ')' && word.slice(before.length, end).includes('('))) {
    end -= 1;
  }
  return [before, word.slice(before.length, end), word.slice(end)];
}

/**
 * The address of a word that may be a link, re-checked here although the gateway judged it: http and https only, no user
 * information (https://bank.example@evil.example reads as the wrong host). Undefined means: show it as text.
 */
export function safeHref(word: string): string | undefined {
  if (!/^https?:\/\//i.test(word)) {
    return undefined;
  }
  let url: URL;
  try {
    url = new URL(word);
  } catch {
    return undefined;
  }
  const allowed = url.protocol === 'http:' || url.protocol === 'https:';
  return allowed && url.username === '' && url.password === '' && url.hostname.includes('.') ? url.href : undefined;
}
