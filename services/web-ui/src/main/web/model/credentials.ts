import type { Kept } from './storage.ts';

const KEY = 'chatter.token';

/** Whether somebody with a name comes, who needs a ticket: a token is in the address or kept for this tab. */
export function hasToken(storage: Pick<Storage, 'getItem'>): boolean {
  return tokenOfAddress() !== null || storage.getItem(KEY) !== null;
}

function tokenOfAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}

/**
 * The bearer token that says who this person is: taken from the address's fragment (#token=…), which is never sent to
 * a server and is removed at once, and kept for this tab only. A token that is refused is forgotten: then the person is
 * a guest.
 */
export class Credentials {
  constructor(
    private readonly storage: Kept,
    private readonly onRefused: () => void,
  ) {}

  /** To be called once, before the first ticket. */
  takeFromAddress(): void {
    const token = tokenOfAddress();
    if (token) {
      this.storage.setItem(KEY, token);
      history.replaceState(null, '', location.pathname + location.search);
    }
  }

  /** What a request says about who asks; nothing for a guest. */
  headers(): Record<string, string> {
    const token = this.storage.getItem(KEY);
    return token === null ? {} : { Authorization: `Bearer ${token}` };
  }

  /** A ticket for one socket, or nothing for a guest. Rejects when the gateway does not answer or sells none now. */
  async ticket(): Promise<string | undefined> {
    if (this.storage.getItem(KEY) === null) {
      return undefined;
    }
    const response = await fetch('/api/tickets', { method: 'POST', headers: this.headers() });
    if (response.ok) {
      return ((await response.json()) as { ticket: string }).ticket;
    }
    if (response.status !== 401 && response.status !== 403) {
      throw new Error(`no ticket: ${response.status}`);
    }
    this.storage.removeItem(KEY);
    this.onRefused();
    return undefined;
  }
}
