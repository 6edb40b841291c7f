/**
 * The socket's wire types, as the gateway speaks them: snake_case JSON, times in milliseconds since the epoch.
 * A frame from the server is always an array of events.
 */

import type { SafetyCategory, SafetyFlag, SafetyRule } from './safety.ts';

export type Origin = 'HUMAN' | 'BOT' | 'SYSTEM';
export type Trigger = 'CONTEXT' | 'HUMAN' | 'MENTION' | 'TREND' | 'BOT' | 'AMBIENT';
export type TermKind = 'EMOTE' | 'WORD' | 'PHRASE' | 'MENTION' | 'TAG';
export type StreamEventType =
  | 'BIG_LAUGH'
  | 'FAIL'
  | 'CLUTCH'
  | 'CHAT_QUESTION'
  | 'SCENE_CHANGE'
  | 'SILENCE'
  | 'HYPE'
  | 'TRANSCRIPT_GAP'
  | 'UNKNOWN';

export interface Author {
  readonly id: string;
  readonly display_name: string;
  readonly color: string;
  readonly badges: readonly string[];
}

export interface ReplyTo {
  readonly message_id: string;
  readonly author_id: string;
}

export interface Reason {
  readonly factor: string;
  /** Positive for a boost, negative for a dampener. */
  readonly weight: number;
}

export interface Latencies {
  readonly queued_ms: number;
  readonly recall_ms: number;
  readonly generate_ms: number;
}

export interface Provenance {
  readonly agent: string;
  readonly trigger: Trigger;
  readonly context_id?: string | null;
  readonly trigger_message_id?: string | null;
  readonly trigger_text?: string | null;
  readonly reply_depth: number;
  readonly reasons: readonly Reason[];
  readonly model: string;
  readonly prompt_id?: string | null;
  readonly memory_ids: readonly string[];
  readonly latencies?: Latencies | null;
}

export interface MessageEvent {
  readonly type: 'message';
  /** "partition:offset" of the line in the log; what a client resumes after. */
  readonly cursor: string;
  readonly message_id: string;
  readonly author: Author;
  readonly origin: Origin;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly reply_to?: ReplyTo | null;
  readonly sent_at: number;
  readonly broadcast_at: number;
  readonly provenance?: Provenance | null;
  readonly flags: readonly SafetyFlag[];
  readonly redacted: boolean;
}

/** What holds in a room for people who do not moderate it. */
export interface Modes {
  /** Seconds between two lines of one person; 0 for none. */
  readonly slow: number;
  readonly emote_only: boolean;
  readonly unique_chat: boolean;
  readonly members_only: boolean;
  readonly shield: boolean;
}

export type Role = 'viewer' | 'member' | 'moderator' | 'broadcaster';

/** Where the stream can be seen: an address of a host that the gateway allows. */
export interface Player {
  readonly kind: 'hls' | 'embed';
  readonly address: string;
}

export interface Room {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly guests_may_post: boolean;
  readonly target_lines_per_minute: number;
  readonly modes: Modes;
  readonly player?: Player;
}

export interface Me {
  readonly id: string;
  readonly display_name: string;
  readonly color: string;
  readonly badges: readonly string[];
  readonly may_post: boolean;
  readonly role: Role;
}

export interface JoinedEvent {
  readonly type: 'joined';
  readonly room: Room;
  readonly me: Me;
  readonly cursor?: string | null;
}

export interface GapEvent {
  readonly type: 'gap';
  readonly from: string;
  readonly to: string;
  readonly missed: number;
}

export interface TranscriptSegment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly confidence: number;
  readonly is_final: boolean;
}

export interface StreamEvent {
  readonly type: StreamEventType;
  readonly at: number;
  readonly confidence: number;
  readonly evidence: string;
}

export interface Keyword {
  readonly term: string;
  readonly weight: number;
}

export interface Recogniser {
  readonly engine: string;
  readonly lag_ms: number;
  /** listening, catching-up, skipping, or down with the cause after a colon. */
  readonly state: string;
}

export interface ContextEvent {
  readonly type: 'context';
  readonly context_id?: string;
  readonly window_start: number;
  readonly window_end: number;
  readonly segments: readonly TranscriptSegment[];
  readonly events: readonly StreamEvent[];
  readonly keywords: readonly Keyword[];
  readonly topics: readonly string[];
  readonly recogniser: Recogniser;
}

export interface Trend {
  readonly term: string;
  readonly kind: TermKind;
  readonly count: number;
  readonly distinct_authors: number;
  readonly human_share: number;
  readonly velocity: number;
}

export interface TrendsEvent {
  readonly type: 'trends';
  readonly window_start: number;
  readonly window_end: number;
  readonly message_count: number;
  readonly rate_per_minute: number;
  readonly distinct_authors: number;
  readonly trends: readonly Trend[];
}

export interface AgentPosts {
  readonly agent: string;
  readonly posts: number;
}

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

export interface AckEvent {
  readonly type: 'ack';
  readonly nonce: string;
  readonly message_id: string;
  readonly cursor: string;
}

export type RejectionCode =
  | 'not_joined'
  | 'not_allowed'
  | 'empty'
  | 'too_long'
  | 'rate_limited'
  | 'slow_mode'
  | 'emote_only'
  | 'duplicate'
  | 'members_only'
  | 'timed_out'
  | 'banned'
  | 'blocked'
  | 'held'
  | 'unavailable'
  | 'malformed';

export interface RejectedEvent {
  readonly type: 'rejected';
  readonly nonce: string;
  readonly code: RejectionCode;
  /** The text as it was sent, given back. */
  readonly text: string;
  readonly retry_after_ms?: number | null;
  readonly reason: string;
}

export interface ModerationEvent {
  readonly type: 'moderation';
  readonly kind: string;
  readonly message_id?: string | null;
  readonly author_id?: string | null;
  readonly duration_ms?: number | null;
  readonly at: number;
}

export interface ModesEvent extends Modes {
  readonly type: 'modes';
}

export interface PinnedEvent {
  readonly type: 'pinned';
  /** Absent when nothing is pinned any more. */
  readonly message?: MessageEvent;
}

/** What a rule of safety found: UTF-16 indices of the text. */
export interface Finding {
  readonly rule: SafetyRule;
  readonly category: SafetyCategory;
  readonly start: number;
  readonly end: number;
}

/** For moderators only: a line that waits for one of them. */
export interface HeldEvent {
  readonly type: 'held';
  readonly message_id: string;
  readonly author: Author;
  readonly origin: Origin;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly at: number;
}

export interface DoneEvent {
  readonly type: 'done';
  readonly nonce: string;
  readonly event_id: string;
}

export interface RefusedEvent {
  readonly type: 'refused';
  readonly nonce: string;
  readonly code: string;
  readonly reason: string;
}

export interface ViewersEvent {
  readonly type: 'viewers';
  readonly count: number;
}

/** The gateway is about to stop; it closes with 1001 when lines under way are answered. */
export interface ReconnectEvent {
  readonly type: 'reconnect';
  readonly after_ms: number;
}

export interface PongEvent {
  readonly type: 'pong';
  readonly nonce: string;
}

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

export interface JoinFrame {
  readonly type: 'join';
  readonly room: string;
  readonly name?: string;
  /** Bought with a token; good once. */
  readonly ticket?: string;
  readonly cursor?: string;
  readonly history?: number;
  readonly format?: 'binary' | 'text';
}

export interface SayFrame {
  readonly type: 'say';
  readonly nonce: string;
  readonly text: string;
  readonly reply_to?: string;
}

export interface PingFrame {
  readonly type: 'ping';
  readonly nonce: string;
}

export type ModeratorAction =
  | { readonly action: 'delete' | 'approve' | 'deny' | 'pin'; readonly message_id: string }
  | { readonly action: 'timeout'; readonly author_id: string; readonly duration_ms: number }
  | { readonly action: 'ban' | 'unban'; readonly author_id: string }
  | { readonly action: 'modes'; readonly modes: Partial<Omit<Modes, 'shield'>> }
  | { readonly action: 'shield'; readonly up: boolean }
  | { readonly action: 'clear' | 'unpin' };

export type ModerateFrame = { readonly type: 'moderate'; readonly nonce: string } & ModeratorAction;

export type ClientFrame = JoinFrame | SayFrame | ModerateFrame | PingFrame;

/** Close codes after which another attempt cannot help. */
export const FATAL_CLOSE_CODES: ReadonlySet<number> = new Set([4001, 4003, 4007]);

export const MAX_TEXT_LENGTH = 500;
