import type { MessageEvent, ModesInForce } from '../net/protocol.ts';

/** What a moderator wants done, with what each action needs; a frame of the protocol leaves that open. */
export type ModeratorAction =
  | { readonly action: 'delete' | 'approve' | 'deny' | 'pin'; readonly message_id: string }
  | { readonly action: 'timeout'; readonly author_id: string; readonly duration_ms: number }
  | { readonly action: 'ban' | 'unban'; readonly author_id: string }
  | { readonly action: 'modes'; readonly modes: Partial<Omit<ModesInForce, 'shield'>> }
  | { readonly action: 'shield'; readonly up: boolean }
  | { readonly action: 'clear' | 'unpin' };

const TIMEOUT_MS = 600_000;

/** What a moderator may want done about a line. */
export type LineDecision = 'delete' | 'pin' | 'timeout' | 'ban';

export function decisionOn({ message_id, author }: Pick<MessageEvent, 'message_id' | 'author'>, action: LineDecision): ModeratorAction {
  switch (action) {
    case 'delete':
    case 'pin':
      return { action, message_id };
    case 'timeout':
      return { action, author_id: author.id, duration_ms: TIMEOUT_MS };
    case 'ban':
      return { action, author_id: author.id };
  }
}
