import { struck, type Line, type Removal } from './lines.ts';

/** In the page at most, which is while a reader scrolls back. */
export const MAX_ROWS = 300;
/** How far a running chat can be scrolled back before it has to draw more. */
export const KEPT_ROWS = 150;
/** What fills a tall screen. */
export const FIRST_ROWS = 60;
const FEWEST_FIRST_ROWS = 20;
/** The height of a row of small text that has one line. */
const LOWEST_ROW_PX = 26;
/** Heads and composer, at least. */
const AROUND_ROWS_PX = 180;
/** The others come so many at a time: a page that draws a hundred rows at once stands still meanwhile. */
const MORE_ROWS = 30;
/** Rows that a running chat loses together. */
const LOST_ROWS = 25;
const STEP = 100;

/** How many rows fill the chat on a screen of this height. */
export function rowsToFill(height: number): number {
  return Math.min(FIRST_ROWS, Math.max(FEWEST_FIRST_ROWS, Math.ceil((height - AROUND_ROWS_PX) / LOWEST_ROW_PX)));
}

/**
 * Which rows of the chat are in the page: the newest while it runs, a window over a frozen copy while it is paused.
 * A running chat loses its oldest rows some at a time: each loss moves all rows that stay, and the browser draws them
 * anew; but too many at once are felt as well.
 */
export class ChatView {
  private frozen: readonly Line[] | undefined;
  private start = 0;
  private end = 0;
  private totalAtPause = 0;
  private firstKey: string | undefined;
  private lastKey: string | undefined;
  private cut = false;

  /** @param firstRows what fills the screen: where more is new at once, as when a page opens, these do not wait for the others */
  constructor(private readonly firstRows = FIRST_ROWS) {}

  get paused(): boolean {
    return this.frozen !== undefined;
  }

  /** Whether the rows above the screen are still to be drawn. */
  get isCut(): boolean {
    return this.cut && !this.paused;
  }

  /** Freezes exactly what is shown: rows above it that are still to be drawn would push it away. */
  pause(lines: readonly Line[], total: number): void {
    if (this.frozen === undefined) {
      const shown = lines.findLastIndex((line) => line.key === this.firstKey);
      this.start = shown < 0 ? this.firstOf(lines) : shown;
      this.end = Math.min(lines.length, this.start + MAX_ROWS);
      this.frozen = [...lines];
      this.totalAtPause = total;
    }
  }

  resume(): void {
    this.frozen = undefined;
  }

  /** Lines that came since the pause. */
  missed(total: number): number {
    return this.paused ? total - this.totalAtPause : 0;
  }

  rows(live: readonly Line[]): readonly Line[] {
    if (this.frozen !== undefined) {
      return this.frozen.slice(this.start, this.end);
    }
    const seen = live.findLastIndex((line) => line.key === this.lastKey);
    // A screenful at once leaves the rows that are there, and the keyboard in one of them.
    const most = seen < 0 ? this.firstRows : FIRST_ROWS;
    const first = live.length - 1 - seen > most ? live.length - most : this.firstOf(live);
    this.cut = first > 0 && live.length - first < KEPT_ROWS;
    this.firstKey = live[first]?.key;
    this.lastKey = live.at(-1)?.key;
    return live.slice(first);
  }

  /** Moves the window of a paused view to older rows; false when it holds the oldest. */
  older(): boolean {
    if (this.frozen === undefined || this.start === 0) {
      return false;
    }
    this.start = Math.max(0, this.start - STEP);
    this.end = Math.min(this.end, this.start + MAX_ROWS);
    return true;
  }

  /** Moves the window of a paused view to newer rows; false when it holds the newest. */
  newer(): boolean {
    if (this.frozen === undefined || this.end >= this.frozen.length) {
      return false;
    }
    this.end = Math.min(this.frozen.length, this.end + STEP);
    this.start = Math.max(this.start, this.end - MAX_ROWS);
    return true;
  }

  /** What was taken away goes even while the chat is paused, and after it has left the buffer. */
  remove(matches: Removal): void {
    this.frozen &&= struck(this.frozen, matches);
  }

  /** Where the rows of a running chat begin: where they began before, while they are not too many, nor too few after a filter. */
  private firstOf(live: readonly Line[]): number {
    const before = live.findLastIndex((line) => line.key === this.firstKey);
    const count = before < 0 ? 0 : live.length - before;
    if (count >= KEPT_ROWS) {
      return count < KEPT_ROWS + LOST_ROWS ? before : live.length - KEPT_ROWS;
    }
    const more = before < 0 ? live.length - this.firstRows : before - MORE_ROWS;
    return Math.max(0, more, live.length - KEPT_ROWS);
  }
}
