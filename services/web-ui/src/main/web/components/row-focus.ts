import type { LitElement, ReactiveController } from 'lit';
import type { Line } from '../model/lines.ts';

/** What the keyboard does to the chat that it is in. */
export interface Chat {
  readonly paused: boolean;
  pause(): void;
  resume(): void;
}

/** Whoever types waits less between two letters. */
const REST_MS = 1_000;

/**
 * Lets the keyboard into one row of the chat: Tab comes to that one and passes the others by, the arrows go from row to row.
 * The chat stands still meanwhile, for nobody can act on a row that scrolls away.
 */
export class RowFocus implements ReactiveController {
  /** The row that had the keyboard last. */
  private key: string | undefined;
  private holding = false;
  /** The row that the pointer chose last: the keyboard comes back to it from what a click opened. */
  private pointed: Element | null = null;
  /** When the last letter was held back, by the clock of events. */
  private heldBackAt = Infinity;

  constructor(
    private readonly host: LitElement,
    private readonly chat: Chat,
  ) {
    host.addController(this);
  }

  /** Whether the chat stands still because the keyboard is in it. */
  get isHolding(): boolean {
    return this.holding;
  }

  hostConnected(): void {
    this.host.addEventListener('focusout', this.left);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('focusout', this.left);
  }

  /** The row that Tab comes to: where the keyboard was, else the newest. */
  tabStop(rows: readonly Line[]): string | undefined {
    const isThere = this.key !== undefined && rows.some(({ key }) => key === this.key);
    return isThere ? this.key : rows.findLast(({ kind }) => kind === 'message')?.key;
  }

  readonly clicked = (event: PointerEvent): void => {
    this.pointed = rowOf(event);
    this.heldBackAt = Infinity;
  };

  /** The keyboard came into a row. A click leaves it there as well, of which its owner knows nothing: the chat goes on. */
  readonly entered = (event: FocusEvent): void => {
    if (rowOf(event) !== this.pointed) {
      this.pointed = null;
      this.hold(event.target as HTMLElement);
    }
  };

  /**
   * A key for a row that a click left the keyboard in, of which its owner may know nothing: letters only hold the chat and show
   * the row, for they may decide on somebody. Who then goes on with an arrow, or rests, has seen it.
   */
  readonly pressed = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      const control = event.target as HTMLElement;
      const isLetter = event.key.length === 1;
      if (event.key === 'Tab' || event.key.startsWith('Arrow') || event.timeStamp - this.heldBackAt > REST_MS) {
        this.pointed = null;
      }
      if (!(isLetter || event.key.startsWith('Arrow')) || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      const isUnaware = isLetter && this.pointed !== null && rowOf(event) === this.pointed;
      if (isUnaware || (!this.chat.paused && !this.isInSight(control))) {
        event.stopPropagation();
        event.preventDefault();
      }
      if (isUnaware) {
        this.heldBackAt = event.timeStamp;
      }
      if (isUnaware || !this.chat.paused) {
        this.hold(control);
      }
    },
  };

  /** The chat goes on: whatever is in it no longer has the keyboard. */
  released(): void {
    this.holding = false;
    this.key = undefined;
    if (this.host.shadowRoot?.activeElement) {
      this.host.focus();
    }
  }

  private hold(control: HTMLElement): void {
    this.key = control.closest<HTMLElement & { line: Line }>('chat-line')?.line.key;
    if (!this.chat.paused) {
      this.holding = true;
      this.chat.pause();
      void this.host.updateComplete.then(() => control.scrollIntoView({ block: 'nearest' }));
    }
    this.host.requestUpdate();
  }

  private isInSight(control: HTMLElement): boolean {
    const row = control.getBoundingClientRect();
    const view = this.host.getBoundingClientRect();
    return row.top >= view.top && row.bottom <= view.bottom;
  }

  /** The window may have lost the keyboard with the row still in focus. */
  private readonly left = (): void => {
    if (this.holding && document.hasFocus()) {
      this.chat.resume();
    }
  };
}

function rowOf(event: Event): Element | null {
  return (event.target as Element).closest('chat-line');
}
