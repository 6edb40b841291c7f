import { fieldsOf, listOf, textOf, textsOf } from './lenient.ts';
import { fetchMemories, type PersonaMemories } from './persona-memories.ts';

/** A persona's card as GET /api/personas/{room} gives it; only what the card shows, and all of it optional but the id. */
export interface PersonaCard {
  readonly id: string;
  readonly displayName: string;
  readonly archetype: string;
  readonly topics: readonly string[];
  readonly emotes: readonly string[];
  /** What it is known for, in sentences. */
  readonly anchors: readonly string[];
  readonly voice: PersonaVoice;
}

/** How a persona writes; what is not told is empty. */
export interface PersonaVoice {
  /** Its attitude, in a word. */
  readonly stance: string;
  /** How it cases letters, as its file spells it. */
  readonly casing: string;
  readonly laughter: string;
  /** In sentences. */
  readonly habits: readonly string[];
  /** Lines that it could have written. */
  readonly samples: readonly string[];
}

/** Loads the cards of a room once, and again when an unknown persona speaks; a failure leaves the card without its upper part. */
export class PersonaDirectory {
  private cards: Promise<ReadonlyMap<string, PersonaCard>> | undefined;

  /** @param headers what a request says about who asks */
  constructor(
    private readonly room: string,
    private readonly headers: () => Record<string, string>,
  ) {}

  /** What a persona remembers now. */
  memories(agent: string): Promise<PersonaMemories | undefined> {
    return fetchMemories(this.room, agent, this.headers());
  }

  async find(agent: string): Promise<PersonaCard | undefined> {
    const known = (await this.load()).get(agent);
    if (known) {
      return known;
    }
    this.cards = undefined;
    return (await this.load()).get(agent);
  }

  private load(): Promise<ReadonlyMap<string, PersonaCard>> {
    this.cards ??= fetchCards(this.room).catch((error: unknown) => {
      console.warn('personas.unavailable', error);
      return new Map();
    });
    return this.cards;
  }
}

async function fetchCards(room: string): Promise<ReadonlyMap<string, PersonaCard>> {
  const response = await fetch(`/api/personas/${encodeURIComponent(room)}`);
  if (!response.ok) {
    throw new Error(`personas answered ${response.status}`);
  }
  const cards = listOf(await response.json(), parseCard);
  return new Map(cards.map((card) => [card.id, card]));
}

/** Reads a card leniently: snake_case or camelCase, unknown fields ignored. Exported for its test. */
export function parseCard(value: unknown): PersonaCard | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields['agent'] ?? fields['id']);
  if (id === undefined) {
    return undefined;
  }
  return {
    id,
    displayName: textOf(fields['display_name'] ?? fields['displayName']) || id,
    archetype: textOf(fields['archetype']) ?? '',
    topics: textsOf(fields['topics']),
    emotes: textsOf(fields['emotes']),
    anchors: textsOf(fields['anchors']),
    voice: voiceOf(fields['voice']),
  };
}

function voiceOf(value: unknown): PersonaVoice {
  const fields = fieldsOf(value);
  return {
    stance: textOf(fields['stance']) ?? '',
    casing: textOf(fields['casing']) ?? '',
    laughter: textOf(fields['laughter']) ?? '',
    habits: textsOf(fields['habits']),
    samples: textsOf(fields['samples']),
  };
}
