import type { Line } from './lines.ts';

export const MAX_ROWS = 300;
const STEP = 100;

/**
 * Which rows of the chat are in the page: the newest while it runs, a window over a frozen copy while it is paused.
 * Never more than MAX_ROWS.
 */
export class ChatView {
  private frozen: readonly Line[] | undefined;
  private end = 0;
  private totalAtPause = 0;

  get paused(): boolean {
    return this.frozen !== undefined;
  }

  /** Freezes exactly what is shown. */
  pause(lines: readonly Line[], total: number): void {
    if (this.frozen === undefined) {
      this.frozen = [...lines];
      this.end = lines.length;
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
    return this.frozen === undefined ? live.slice(-MAX_ROWS) : this.frozen.slice(Math.max(0, this.end - MAX_ROWS), this.end);
  }

  /** Moves the window of a paused view to older rows; false when it holds the oldest. */
  older(): boolean {
    if (this.frozen === undefined || this.end <= MAX_ROWS) {
      return false;
    }
    this.end = Math.max(MAX_ROWS, this.end - STEP);
    return true;
  }

  /** Moves the window of a paused view to newer rows; false when it holds the newest. */
  newer(): boolean {
    if (this.frozen === undefined || this.end >= this.frozen.length) {
      return false;
    }
    this.end = Math.min(this.frozen.length, this.end + STEP);
    return true;
  }

  /** Keeps deletions true inside a frozen view: what was deleted must go even while the chat is paused. */
  refresh(lines: readonly Line[]): void {
    if (this.frozen === undefined) {
      return;
    }
    const removed = new Map(lines.flatMap((line) => (line.kind === 'message' && line.removed ? [[line.key, line] as const] : [])));
    if (removed.size > 0) {
      this.frozen = this.frozen.map((line) => removed.get(line.key) ?? line);
    }
  }
}
