import type { MessageEvent } from '../net/protocol.ts';

/** The most that a gateway tells of what was said before. */
const MOST_HISTORY = 500;

/** How the overlay looks, read from its address. */
export interface OverlayOptions {
  /** Text size in pixels, 10 to 64. */
  readonly size: number;
  /** Lines shown at most, 1 to 50. */
  readonly lines: number;
  /** Seconds until a line fades away; 0 keeps it. */
  readonly fadeSeconds: number;
  readonly side: 'left' | 'right';
  readonly hideBots: boolean;
  readonly hideCommands: boolean;
  readonly font: string;
}

/** Reads ?size= &lines= &fade= &side= &bots=0 &commands=0 &font=; what makes no sense falls back to the default. */
export function parseOverlayOptions(search: string): OverlayOptions {
  const query = new URLSearchParams(search);
  const font = query.get('font') ?? '';
  return {
    size: bounded(query.get('size'), 20, 10, 64),
    lines: Math.round(bounded(query.get('lines'), 15, 1, 50)),
    fadeSeconds: bounded(query.get('fade'), 0, 0, 600),
    side: query.get('side') === 'right' ? 'right' : 'left',
    hideBots: query.get('bots') === '0',
    hideCommands: query.get('commands') === '0',
    font: /^[\w ,-]{1,80}$/.test(font) ? font : 'inherit',
  };
}

/** Whether this message is to be read over the video, there or where another answers it. */
export function wants({ hideBots, hideCommands }: OverlayOptions, { origin, text }: MessageEvent): boolean {
  return !(hideBots && origin === 'BOT') && !(hideCommands && text.startsWith('!'));
}

/** How many lines to ask for: nobody knows how many of them will be hidden. */
export function historyFor({ hideBots, hideCommands, lines }: OverlayOptions): number {
  return hideBots || hideCommands ? MOST_HISTORY : lines;
}

function bounded(text: string | null, fallback: number, min: number, max: number): number {
  const value = text === null || text === '' ? NaN : Number(text);
  return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}
