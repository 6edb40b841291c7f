import type { ModesInForce } from '../net/protocol.ts';

/** What a moderator wants done, with what each action needs; a frame of the protocol leaves that open. */
export type ModeratorAction =
  | { readonly action: 'delete' | 'approve' | 'deny' | 'pin'; readonly message_id: string }
  | { readonly action: 'timeout'; readonly author_id: string; readonly duration_ms: number }
  | { readonly action: 'ban' | 'unban'; readonly author_id: string }
  | { readonly action: 'modes'; readonly modes: Partial<Omit<ModesInForce, 'shield'>> }
  | { readonly action: 'shield'; readonly up: boolean }
  | { readonly action: 'clear' | 'unpin' };
