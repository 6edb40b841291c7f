import type { ModerationEvent } from '../net/protocol.ts';
import { fieldsOf, listOf, textOf } from './lenient.ts';

const RECORD_KEPT = 100;
const PATIENCE_MS = 10_000;

/** A decision of a moderator. */
export interface Decision {
  /** The same for the same decision, heard or told. */
  readonly key: string;
  /** As the socket spells it; a gateway may know more of them than this page. */
  readonly kind: string;
  readonly authorId: string | undefined;
  readonly durationMs: number | undefined;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Id of who decided: the room is not told, only moderators who ask. */
  readonly by: string | undefined;
}

/** What the room hears of a decision. */
export function heard(event: ModerationEvent): Decision {
  const { kind, author_id, duration_ms, at } = event;
  return { key: keyOf(kind, at, event.message_id ?? author_id), kind, authorId: author_id, durationMs: duration_ms, at, by: undefined };
}

/** One more decision, newest first; what is known already counts once. */
export function withNewest(record: readonly Decision[], decision: Decision): readonly Decision[] {
  return record.some((other) => other.key === decision.key) ? record : [decision, ...record].slice(0, RECORD_KEPT);
}

/**
 * The gateway's record, with what this page heard since: the replica that answers may be behind the one that told.
 *
 * @param told newest first; undefined when the gateway could not tell
 * @param heardHere newest first
 */
export function complete(told: readonly Decision[] | undefined, heardHere: readonly Decision[]): readonly Decision[] {
  const newest = told?.[0]?.at ?? 0;
  return [...heardHere.filter(({ at }) => at > newest), ...(told ?? [])].slice(0, RECORD_KEPT);
}

/** Keys of the bans and timeouts that still hold at `now`: of each person the newest one, unless it is over. */
export function stillHolding(record: readonly Decision[], now: number): ReadonlySet<string> {
  const settled = new Set<string>();
  const holding = new Set<string>();
  for (const { key, kind, authorId, durationMs, at } of record) {
    if (authorId !== undefined && !settled.has(authorId) && ['BANNED', 'TIMED_OUT', 'UNBANNED'].includes(kind)) {
      settled.add(authorId);
      if (kind === 'BANNED' || (kind === 'TIMED_OUT' && at + (durationMs ?? 0) > now)) {
        holding.add(key);
      }
    }
  }
  return holding;
}

/**
 * Asks the gateway what moderators decided, newest first; undefined when it cannot tell.
 *
 * @param headers say who asks: it tells moderators only
 */
export async function fetchDecisions(room: string, headers: Record<string, string>): Promise<readonly Decision[] | undefined> {
  try {
    const response = await fetch(`/api/rooms/${encodeURIComponent(room)}/moderation`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) {
      throw new Error(`moderation answered ${response.status}`);
    }
    return parseDecisions(await response.json());
  } catch (error) {
    console.warn('decisions.unavailable', error);
    return undefined;
  }
}

/** Reads the answer leniently: what is not as expected is left out. An answer without a record is none. */
export function parseDecisions(value: unknown): readonly Decision[] | undefined {
  const { record } = fieldsOf(value);
  return Array.isArray(record) ? listOf(record, parseDecision) : undefined;
}

function parseDecision(value: unknown): Decision | undefined {
  const { kind, message_id, author_id, duration_ms, by, at } = fieldsOf(value);
  if (typeof kind !== 'string' || typeof at !== 'number') {
    return undefined;
  }
  const authorId = textOf(author_id);
  const durationMs = typeof duration_ms === 'number' ? duration_ms : undefined;
  return { key: keyOf(kind, at, textOf(message_id) ?? authorId), kind, authorId, durationMs, at, by: textOf(by) };
}

function keyOf(kind: string, at: number, subject: string | undefined): string {
  return `${at} ${kind} ${subject ?? ''}`;
}
