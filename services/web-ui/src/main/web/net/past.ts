import { isServerEvent } from './codec.ts';
import type { ServerEvent } from './protocol.ts';

/** How long one answer may take: the reader waits for it. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 1_000;

/** Something that happened in a room, and when. Milliseconds since the epoch. */
export interface Moment {
  readonly at: number;
  readonly event: ServerEvent;
}

/** All moments of a stretch of time, oldest first; what comes from `until` on is not in it. */
export interface PastPage {
  readonly from: number;
  readonly until: number;
  readonly moments: readonly Moment[];
}

export interface PastSpan {
  readonly oldest: number;
  readonly newest: number;
}

/** The past cannot be had: now, when `retryable`, or at all. */
export class PastError extends Error {
  constructor(
    message: string,
    readonly retryable: boolean,
  ) {
    super(message);
  }
}

/**
 * Asks until there is an answer; nothing when nobody waits for it any more. Rejects with the PastError that says that there
 * will be none.
 */
export async function untilAnswered<T>(question: () => Promise<T>, isAwaited: () => boolean): Promise<T | undefined> {
  while (isAwaited()) {
    try {
      return await question();
    } catch (error) {
      console.warn('past.unanswered', error);
      if (error instanceof PastError && !error.retryable) {
        throw error;
      }
      await new Promise((resolve) => window.setTimeout(resolve, RETRY_MS));
    }
  }
  return undefined;
}

/** Where the past of a room comes from. Rejects with a PastError. */
export interface PastSource {
  /** The replay run that it is read from, which has an end; nothing when it is the room's own, which goes on. */
  readonly run: string | undefined;
  span(): Promise<PastSpan>;
  /** @param givenUp when nobody waits for it any more */
  page(from: number, until: number, givenUp?: AbortSignal): Promise<PastPage>;
}

/** Asks the gateway that serves this page. */
export class PastClient implements PastSource {
  constructor(
    private readonly room: string,
    private readonly headers: () => Record<string, string>,
    readonly run: string | undefined,
    private readonly patience = PATIENCE_MS,
  ) {}

  async span(): Promise<PastSpan> {
    return (await this.get('/span', {})) as PastSpan;
  }

  async page(from: number, until: number, givenUp?: AbortSignal): Promise<PastPage> {
    const page = (await this.get('', { from: `${Math.floor(from)}`, until: `${Math.ceil(until)}` }, givenUp)) as PastPage;
    // Events of unknown types are skipped, as in frames.
    return { ...page, moments: page.moments.filter((moment) => isServerEvent(moment.event)) };
  }

  private async get(path: string, question: Record<string, string>, givenUp?: AbortSignal): Promise<unknown> {
    let response: Response;
    const overdue = AbortSignal.timeout(this.patience);
    const signal = givenUp ? AbortSignal.any([overdue, givenUp]) : overdue;
    const query = new URLSearchParams(this.run === undefined ? question : { ...question, run: this.run });
    try {
      response = await fetch(`/api/rooms/${encodeURIComponent(this.room)}/past${path}?${query}`, { headers: this.headers(), signal });
    } catch (error) {
      throw new PastError(`the gateway does not answer: ${String(error)}`, true);
    }
    if (!response.ok) {
      throw new PastError(`the gateway answered ${response.status}`, response.status >= 500 || response.status === 429);
    }
    try {
      return await response.json();
    } catch (error) {
      throw new PastError(`the gateway did not end its answer: ${String(error)}`, true);
    }
  }
}
