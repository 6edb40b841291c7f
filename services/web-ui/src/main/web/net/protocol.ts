/**
 * The socket's wire types: snake_case JSON, times in milliseconds since the epoch; a frame from the server is
 * an array of events. Generated from the AsyncAPI document by the tests of services/chat-gateway; do not edit.
 */

import type { SafetyCategory, SafetyFlag, SafetyRule } from './safety.ts';

/** First frame of a connection. */
export interface JoinFrame {
  readonly type: 'join';
  readonly room: string;
  /** wish for a guest name */
  readonly name?: string;
  /** bought with a token; admits once */
  readonly ticket?: string;
  readonly cursor?: Cursor;
  readonly history?: number;
  readonly format?: 'binary' | 'text';
}

/** A line of chat. */
export interface SayFrame {
  readonly type: 'say';
  readonly nonce: string;
  readonly text: string;
  readonly reply_to?: string;
}

/** What a moderator wants done. delete, approve, deny and pin need message_id; timeout, ban and unban author_id; clear may have one; timeout needs duration_ms, modes modes, shield up. */
export interface ModerateFrame {
  readonly type: 'moderate';
  readonly nonce: string;
  readonly action: 'delete' | 'timeout' | 'ban' | 'unban' | 'clear' | 'approve' | 'deny' | 'modes' | 'shield' | 'pin' | 'unpin';
  readonly message_id?: string;
  readonly author_id?: string;
  readonly duration_ms?: number;
  /** the modes to change */
  readonly modes?: { /** seconds */ readonly slow?: number; readonly emote_only?: boolean; readonly unique_chat?: boolean; readonly members_only?: boolean; };
  /** whether to raise the shield */
  readonly up?: boolean;
  readonly reason?: string;
}

/** Asks for a pong. */
export interface PingFrame {
  readonly type: 'ping';
  readonly nonce: string;
}

/** Partition and offset of a line on chat.firehose. */
export type Cursor = string;

/** Who made a line; never left out. */
export type Origin = 'HUMAN' | 'BOT' | 'SYSTEM';

/** What a persona reacted to. */
export type Trigger = 'CONTEXT' | 'HUMAN' | 'MENTION' | 'TREND' | 'BOT' | 'AMBIENT';

/** What kind of term is counted. */
export type TermKind = 'EMOTE' | 'WORD' | 'PHRASE' | 'MENTION' | 'TAG';

/** What happened on the stream; UNKNOWN for what a newer producer may name. */
export type StreamEventType = 'BIG_LAUGH' | 'FAIL' | 'CLUTCH' | 'CHAT_QUESTION' | 'SCENE_CHANGE' | 'SILENCE' | 'HYPE' | 'TRANSCRIPT_GAP' | 'UNKNOWN';

/** What a person may do, least first. */
export type Role = 'viewer' | 'member' | 'moderator' | 'broadcaster';

/** Why a line is not taken. */
export type RejectionCode = 'not_joined' | 'not_allowed' | 'empty' | 'too_long' | 'rate_limited' | 'slow_mode' | 'emote_only' | 'duplicate' | 'members_only' | 'timed_out' | 'banned' | 'blocked' | 'held' | 'unavailable';

/** Why an action of a moderator is not taken. */
export type RefusalCode = 'not_joined' | 'not_allowed' | 'not_held' | 'unknown_line' | 'shielded' | 'yourself' | 'unavailable';

/** Who wrote a line. */
export interface Author {
  readonly id: string;
  readonly display_name: string;
  readonly color: string;
  readonly badges: readonly string[];
}

/** Answer to join. */
export interface JoinedEvent {
  readonly type: 'joined';
  readonly room: Room;
  readonly me: Me;
  readonly cursor: Cursor;
}

/** The room as its viewers see it. */
export interface Room {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly guests_may_post: boolean;
  readonly target_lines_per_minute: number;
  readonly modes: ModesInForce;
  readonly player?: Player;
}

/** Where the stream can be seen; absent where the room names none. */
export interface Player {
  readonly kind: 'hls' | 'embed';
  readonly address: string;
}

/** What people who do not moderate have to keep to. */
export interface ModesInForce {
  /** least seconds between two lines of one person */
  readonly slow: number;
  readonly emote_only: boolean;
  readonly unique_chat: boolean;
  readonly members_only: boolean;
  /** whether stricter modes hold than were set */
  readonly shield: boolean;
}

/** The session. */
export interface Me {
  readonly id: string;
  readonly display_name: string;
  readonly color: string;
  readonly badges: readonly string[];
  readonly may_post: boolean;
  readonly role: Role;
}

/** A line of chat, as logged. */
export interface MessageEvent {
  readonly type: 'message';
  /** what a client resumes after */
  readonly cursor: Cursor;
  readonly message_id: string;
  readonly author: Author;
  readonly origin: Origin;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly reply_to?: ReplyTo;
  readonly sent_at: number;
  readonly broadcast_at: number;
  readonly provenance?: Provenance;
  readonly flags: readonly SafetyFlag[];
  readonly redacted: boolean;
}

/** The line that is answered. */
export interface ReplyTo {
  readonly message_id: string;
  readonly author_id: string;
}

/** Why a persona said it. */
export interface Provenance {
  readonly agent: string;
  readonly trigger: Trigger;
  readonly context_id?: string;
  readonly trigger_message_id?: string;
  readonly trigger_text?: string;
  readonly reply_depth: number;
  readonly reasons: readonly Reason[];
  readonly model: string;
  readonly prompt_id?: string;
  readonly memory_ids: readonly string[];
  readonly latencies?: Latencies;
}

/** One factor of the decision. */
export interface Reason {
  readonly factor: string;
  /** by which the chance to speak is multiplied, above 1 a boost and below 1 a dampener */
  readonly weight: number;
}

/** Where the time went, in milliseconds. */
export interface Latencies {
  readonly queued_ms: number;
  readonly recall_ms: number;
  readonly generate_ms: number;
}

/** Lines that this client missed and cannot have any more. */
export interface GapEvent {
  readonly type: 'gap';
  readonly from: Cursor;
  readonly to: Cursor;
  /** how many lines; 0 when that is not known */
  readonly missed: number;
  /** whether nobody can say which lines from before it were taken away meanwhile, so that all of them go */
  readonly unsure?: boolean;
}

/** What is happening on the stream. */
export interface ContextEvent {
  readonly type: 'context';
  readonly context_id: string;
  readonly window_start: number;
  readonly window_end: number;
  readonly published_at: number;
  readonly segments: readonly TranscriptSegment[];
  readonly events: readonly StreamEvent[];
  readonly keywords: readonly Keyword[];
  readonly topics: readonly string[];
  readonly recogniser: Recogniser;
  readonly picture?: Picture;
}

/** What a vision model says is to be seen; absent where vision is off. */
export interface Picture {
  readonly at: number;
  readonly description: string;
  readonly tags: readonly string[];
}

/** Recognised speech. */
export interface TranscriptSegment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly confidence: number;
  readonly is_final: boolean;
}

/** Something that happened on the stream. */
export interface StreamEvent {
  readonly type: StreamEventType;
  readonly at: number;
  readonly confidence: number;
  readonly evidence: string;
}

/** A term of the moment. */
export interface Keyword {
  readonly term: string;
  readonly weight: number;
}

/** How the speech was heard. */
export interface Recogniser {
  readonly engine: string;
  readonly lag_ms: number;
  /** listening, catching-up, skipping, or down with the cause after a colon */
  readonly state: string;
}

/** What the room talks about. */
export interface TrendsEvent {
  readonly type: 'trends';
  readonly window_start: number;
  readonly window_end: number;
  readonly message_count: number;
  readonly rate_per_minute: number;
  readonly distinct_authors: number;
  readonly trends: readonly Trend[];
  readonly count_error: number;
  readonly authors_error: number;
  readonly waves: readonly Wave[];
}

/** A term that stands out. */
export interface Trend {
  readonly term: string;
  readonly kind: TermKind;
  readonly count: number;
  readonly distinct_authors: number;
  readonly human_share: number;
  readonly velocity: number;
}

/** A term that rose, with its highest count in a window. */
export interface Wave {
  readonly term: string;
  readonly kind: TermKind;
  readonly started_at: number;
  readonly peak_at: number;
  readonly peak_count: number;
  readonly ended_at?: number;
}

/** How much of the chat is bots. */
export interface DensityEvent {
  readonly type: 'density';
  readonly window_start: number;
  readonly window_end: number;
  readonly bot_count: number;
  readonly human_count: number;
  readonly density: number;
  readonly bot_reply_share: number;
  readonly max_reply_depth: number;
  readonly mean_reply_depth: number;
  readonly near_duplicate_share: number;
  readonly posts_by_agent: readonly AgentPosts[];
  readonly alarm: boolean;
}

/** How much one agent posted. */
export interface AgentPosts {
  readonly agent: string;
  readonly posts: number;
}

/** The line with this nonce is in the log. */
export interface AckEvent {
  readonly type: 'ack';
  readonly nonce: string;
  readonly message_id: string;
  readonly cursor: Cursor;
}

/** The line with this nonce was not taken; its text comes back. */
export interface RejectedEvent {
  readonly type: 'rejected';
  readonly nonce: string;
  readonly code: RejectionCode;
  readonly text: string;
  readonly retry_after_ms?: number;
  readonly reason: string;
}

/** A decision that clients apply: DELETED takes away one line, TIMED_OUT and BANNED all lines of an author, CLEARED those of an author or all. Carries no text. Who comes back hears of what was decided meanwhile, or shortly before. APPROVED and DENIED go to moderators only. */
export interface ModerationEvent {
  readonly type: 'moderation';
  readonly kind: 'APPROVED' | 'DENIED' | 'DELETED' | 'CLEARED' | 'TIMED_OUT' | 'BANNED' | 'UNBANNED' | 'ROOM_MODE' | 'PINNED' | 'UNPINNED';
  readonly message_id?: string;
  readonly author_id?: string;
  readonly duration_ms?: number;
  readonly at: number;
  /** for who comes back: no decision of this moment; takes away only lines that were broadcast up to then */
  readonly withdrawn?: boolean;
}

/** The modes that hold from now on. */
export interface ModesEvent {
  readonly type: 'modes';
  readonly slow: number;
  readonly emote_only: boolean;
  readonly unique_chat: boolean;
  readonly members_only: boolean;
  readonly shield: boolean;
}

/** The line that moderators want everybody to see; without one, there is none any more. */
export interface PinnedEvent {
  readonly type: 'pinned';
  readonly message?: MessageEvent;
}

/** A line waits for a decision. For moderators only; may come twice. */
export interface HeldEvent {
  readonly type: 'held';
  readonly message_id: string;
  readonly author: Author;
  readonly origin: Origin;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly at: number;
}

/** Why safety holds a line, and where in its text. */
export interface Finding {
  readonly rule: SafetyRule;
  readonly category: SafetyCategory;
  readonly start: number;
  readonly end: number;
}

/** The action with this nonce is in the log. */
export interface DoneEvent {
  readonly type: 'done';
  readonly nonce: string;
  readonly event_id: string;
}

/** The action with this nonce was not taken. */
export interface RefusedEvent {
  readonly type: 'refused';
  readonly nonce: string;
  readonly code: RefusalCode;
  readonly reason: string;
}

/** How many connections watch the room. */
export interface ViewersEvent {
  readonly type: 'viewers';
  readonly count: number;
}

/** The gateway is about to stop and will close with 1001; come back to any replica with the cursor. */
export interface ReconnectEvent {
  readonly type: 'reconnect';
  /** How long to wait before coming back. */
  readonly after_ms: number;
}

/** Answer to ping. */
export interface PongEvent {
  readonly type: 'pong';
  readonly nonce: string;
}

/** A frame that could not be handled; the connection may be closed after it. */
export interface ErrorEvent {
  readonly type: 'error';
  readonly code: string;
  readonly reason: string;
}

export type ServerEvent =
  | JoinedEvent
  | MessageEvent
  | GapEvent
  | ContextEvent
  | TrendsEvent
  | DensityEvent
  | AckEvent
  | RejectedEvent
  | ModerationEvent
  | ModesEvent
  | PinnedEvent
  | HeldEvent
  | DoneEvent
  | RefusedEvent
  | ViewersEvent
  | ReconnectEvent
  | PongEvent
  | ErrorEvent;

export type ClientFrame =
  | JoinFrame
  | SayFrame
  | ModerateFrame
  | PingFrame;

/** Most characters of a line. */
export const MAX_TEXT_LENGTH = 500;
