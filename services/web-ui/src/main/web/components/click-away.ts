import type { LitElement, ReactiveController } from 'lit';

/** Fires `dismiss` on its host when somebody presses elsewhere, but not on what opened it: that closes it itself. */
export class ClickAway implements ReactiveController {
  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pointerdown', this.pressed);
  }

  hostDisconnected(): void {
    window.removeEventListener('pointerdown', this.pressed);
  }

  private readonly pressed = (event: PointerEvent): void => {
    const path = event.composedPath();
    const isOpener = path.some((node) => node instanceof Element && node.getAttribute('aria-expanded') === 'true');
    if (!path.includes(this.host) && !isOpener) {
      this.host.dispatchEvent(new CustomEvent('dismiss'));
    }
  };
}
