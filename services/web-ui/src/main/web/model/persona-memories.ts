import { fieldsOf, listOf } from './lenient.ts';

const PATIENCE_MS = 10_000;

/** One memory as GET /api/rooms/{room}/personas/{agent}/memories gives it. */
export interface PersonaMemory {
  readonly id: string;
  /** `relationship`, `catchphrase`, `preference` or `lore_event`. */
  readonly type: string;
  readonly text: string;
}

/** What a persona has kept of the room, newest first, and how far its knobs have moved from its card, which is 1. */
export interface PersonaMemories {
  readonly memories: readonly PersonaMemory[];
  readonly drift: ReadonlyMap<string, number>;
}

/**
 * Asks the gateway; undefined when it cannot tell, which leaves the card without these parts.
 *
 * @param headers say who asks
 */
export async function fetchMemories(room: string, agent: string, headers: Record<string, string>): Promise<PersonaMemories | undefined> {
  try {
    const path = `/api/rooms/${encodeURIComponent(room)}/personas/${encodeURIComponent(agent)}/memories`;
    const response = await fetch(path, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) {
      throw new Error(`memories answered ${response.status}`);
    }
    return parseMemories(await response.json());
  } catch (error) {
    console.warn('memories.unavailable', error);
    return undefined;
  }
}

/** Reads the answer leniently: what is not as expected is left out. */
export function parseMemories(value: unknown): PersonaMemories {
  const { memories, drift } = fieldsOf(value);
  return {
    memories: listOf(memories, parseMemory),
    drift: new Map(Object.entries(fieldsOf(drift)).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
  };
}

function parseMemory(value: unknown): PersonaMemory | undefined {
  const { id, type, text } = fieldsOf(value);
  return typeof id === 'string' && typeof type === 'string' && typeof text === 'string' ? { id, type, text } : undefined;
}
