import type { LitElement, ReactiveController } from 'lit';

/** Tells whether the reader has the chat in hand, by its scroll bar or with a finger: only that moves it meanwhile. */
export class Grip implements ReactiveController {
  private held = false;

  /** @param letGo called when the reader has let go */
  constructor(
    host: LitElement,
    private readonly letGo: () => void,
  ) {
    host.addController(this);
  }

  get isHolding(): boolean {
    return this.held;
  }

  hostConnected(): void {
    window.addEventListener('pointerup', this.released);
  }

  hostDisconnected(): void {
    window.removeEventListener('pointerup', this.released);
  }

  /** The bar belongs to the element that scrolls, and to none of its rows. */
  readonly pressed = (event: PointerEvent): void => {
    this.held = event.target === event.currentTarget;
  };

  /** A row that has left the page still hears of the finger on it, but nothing around it does. */
  readonly touched = {
    passive: true,
    handleEvent: ({ target }: TouchEvent): void => {
      this.held = true;
      for (const end of ['touchend', 'touchcancel']) {
        target?.addEventListener(end, this.released, { once: true });
      }
    },
  };

  /** Each finger tells of its own end; the last one lets go. */
  private readonly released = (event: Event): void => {
    if ('touches' in event && (event as TouchEvent).touches.length > 0) {
      return;
    }
    this.held = false;
    this.letGo();
  };
}
