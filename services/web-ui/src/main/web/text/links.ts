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
