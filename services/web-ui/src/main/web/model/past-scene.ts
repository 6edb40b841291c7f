import type { Moment, PastPage, PastSource } from '../net/past.ts';
import type { ServerEvent } from '../net/protocol.ts';

export const PAGE_MS = 60_000;

/** How much of what was before a moment is shown with it; the shorter ones where the chat was too fast for a page. */
const LEADS_MS = [60_000, 5_000, 0] as const;
const LINES_BEFORE = 150;

/** The page that a moment is seen with: what was before it, and how it goes on. */
export async function pageAround(source: PastSource, moment: number, givenUp?: AbortSignal): Promise<PastPage> {
  let page = await source.page(Math.max(0, moment - LEADS_MS[0]), moment + PAGE_MS, givenUp);
  let stream: readonly Moment[] = [];
  for (const lead of LEADS_MS.slice(1)) {
    if (page.until > moment) {
      break;
    }
    // What was heard and what trended lasts longer than lines do.
    stream = [...stream, ...page.moments.filter(({ event }) => event.type !== 'message')];
    page = await source.page(Math.max(0, moment - lead), moment + PAGE_MS, givenUp);
    stream = stream.filter(({ at }) => at < page.from);
  }
  return { ...page, moments: [...stream, ...page.moments] };
}

/** What has happened up to a moment, as far as it is still to be seen then. */
export function sceneAt(moment: number, moments: readonly Moment[]): readonly ServerEvent[] {
  const before = moments.filter(({ at }) => at <= moment).map(({ event }) => event);
  const lines = before.filter(({ type }) => type === 'message').slice(-LINES_BEFORE);
  return [...before.filter(({ type }) => type !== 'message'), ...lines];
}
