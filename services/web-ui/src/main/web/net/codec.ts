import type { ClientFrame, ServerEvent } from './protocol.ts';

/** A record, so that the compiler misses a type that is missing here. */
const EVENT_TYPES: Readonly<Record<ServerEvent['type'], true>> = {
  joined: true,
  message: true,
  gap: true,
  context: true,
  trends: true,
  density: true,
  ack: true,
  rejected: true,
  moderation: true,
  modes: true,
  pinned: true,
  held: true,
  done: true,
  refused: true,
  viewers: true,
  reconnect: true,
  pong: true,
  error: true,
};

const utf8 = new TextDecoder('utf-8');

/** A frame that is not what the protocol says; the connection goes on, the frame is dropped. */
export class MalformedFrameError extends Error {}

/**
 * Decodes one frame. Events of unknown types are skipped, so that a newer gateway can speak to an older page.
 *
 * @throws MalformedFrameError if the frame is not a JSON array
 */
export function decodeFrame(data: string | ArrayBuffer): ServerEvent[] {
  const json = parse(typeof data === 'string' ? data : utf8.decode(data));
  if (!Array.isArray(json)) {
    throw new MalformedFrameError('a server frame must be a JSON array');
  }
  return json.filter(isServerEvent);
}

export function encodeFrame(frame: ClientFrame): string {
  return JSON.stringify(frame);
}

/** Splits "partition:offset"; undefined when it is not a cursor. */
export function parseCursor(cursor: string): { partition: number; offset: number } | undefined {
  const match = /^(\d+):(\d+)$/.exec(cursor);
  return match ? { partition: Number(match[1]), offset: Number(match[2]) } : undefined;
}

/** How many places of the log `to` is behind `from`; undefined when the two cannot be compared. */
export function placesBetween(from: string, to: string): number | undefined {
  const [first, second] = [parseCursor(from), parseCursor(to)];
  return first && second && first.partition === second.partition ? second.offset - first.offset : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MalformedFrameError('a server frame must be JSON', { cause: error });
  }
}

/** Whether this page knows what the value is. */
export function isServerEvent(value: unknown): value is ServerEvent {
  return typeof value === 'object' && value !== null && Object.hasOwn(EVENT_TYPES, (value as { type?: string }).type ?? '');
}
