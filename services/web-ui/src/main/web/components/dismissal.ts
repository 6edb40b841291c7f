import type { LitElement, ReactiveController } from 'lit';

/**
 * Fires `dismiss` on its host at Escape, wherever the keyboard is, and when somebody presses elsewhere, but not on what
 * opened it: that closes it itself.
 */
export class Dismissal implements ReactiveController {
  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pointerdown', this.pressed);
    window.addEventListener('keydown', this.typed, { capture: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('pointerdown', this.pressed);
    window.removeEventListener('keydown', this.typed, { capture: true });
  }

  private readonly pressed = (event: PointerEvent): void => {
    const path = event.composedPath();
    const isOpener = path.some((node) => node instanceof Element && node.getAttribute('aria-expanded') === 'true');
    if (!path.includes(this.host) && !isOpener) {
      this.dismiss();
    }
  };

  /** What is open over the rest of the page is closed first: nothing else hears of the key. */
  private readonly typed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      this.dismiss();
    }
  };

  private dismiss(): void {
    this.host.dispatchEvent(new CustomEvent('dismiss'));
  }
}
