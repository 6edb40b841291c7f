import type { Author } from '../net/protocol.ts';

const KEPT = 500;

/** People and personas who spoke lately. */
export class Authors {
  private readonly byId = new Map<string, Author>();

  /** Newest first. */
  get recent(): readonly Author[] {
    return [...this.byId.values()].reverse();
  }

  spoke(author: Author): void {
    this.byId.delete(author.id);
    this.byId.set(author.id, author);
    if (this.byId.size > KEPT) {
      this.byId.delete(this.byId.keys().next().value as string);
    }
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** What to call somebody who is not here: the gateway's own word for a guest who gave no name. */
  nameOf(id: string): string {
    const [, kind, rest] = /^(guest-|user-)(.+)$/.exec(id) ?? [];
    const fallback = kind === 'guest-' ? kind + (rest ?? '').slice(-8) : (rest ?? id);
    return this.byId.get(id)?.display_name ?? fallback;
  }
}
