import type { JoinedEvent, MessageEvent, ModesInForce, Origin } from '../../main/web/net/protocol.ts';

export const MODES: ModesInForce = { slow: 0, emote_only: false, unique_chat: false, members_only: false, shield: false };

/** A message at offset n of partition 3; the rest is filled in. */
export function message(n: number, part: Partial<MessageEvent> = {}): MessageEvent {
  return {
    type: 'message',
    cursor: `3:${n}`,
    message_id: `id-${n}`,
    author: author('ada'),
    origin: 'HUMAN' as Origin,
    text: `line ${n}`,
    mentions: [],
    sent_at: n,
    broadcast_at: n,
    flags: [],
    redacted: false,
    ...part,
  };
}

export function author(id: string): MessageEvent['author'] {
  return { id, display_name: id, color: '#ff8800', badges: [] };
}

export function joined(id = 'guest-1', cursor = '3:0'): JoinedEvent {
  return {
    type: 'joined',
    room: { id: 'demo', title: 'Demo', description: '', guests_may_post: true, target_lines_per_minute: 40, modes: MODES },
    me: { id, display_name: 'Robin', color: '#3366ff', badges: [], may_post: true, role: 'viewer' },
    cursor,
  };
}
