import type { LitElement, ReactiveController } from 'lit';
import type { Chat } from './row-focus.ts';

/** Keys of the whole page for its chat: it stands still while Alt is held over it, End and Escape let it go on. */
export class HoldKey implements ReactiveController {
  private holding = false;

  constructor(
    private readonly host: LitElement,
    private readonly chat: Chat,
  ) {
    host.addController(this);
  }

  /** Whether the chat stands still because the key is held. */
  get isHolding(): boolean {
    return this.holding;
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.pressed);
    window.addEventListener('keyup', this.released);
    window.addEventListener('blur', this.letGo);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.pressed);
    window.removeEventListener('keyup', this.released);
    window.removeEventListener('blur', this.letGo);
  }

  /** The chat goes on, for whatever reason. */
  resumed(): void {
    this.holding = false;
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Alt' && this.host.matches(':hover') && !this.chat.paused) {
      this.holding = true;
      this.chat.pause();
    } else if (this.chat.paused && (event.key === 'Escape' || (event.key === 'End' && !typing(event)))) {
      this.chat.resume();
    }
  };

  private readonly released = (event: KeyboardEvent): void => {
    if (event.key === 'Alt') {
      this.letGo();
    }
  };

  /** Also when the window loses the keyboard: it never hears then that the key came up. */
  private readonly letGo = (): void => {
    if (this.holding) {
      this.chat.resume();
    }
  };
}

/** End belongs to the text field while there is text in it. */
function typing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.value !== '';
}
