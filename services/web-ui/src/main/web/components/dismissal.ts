import type { LitElement, ReactiveController } from 'lit';

/** How what is open goes, besides at Escape. */
export interface Ways {
  /** Also when somebody presses elsewhere, but not on what opened it: that closes it itself. */
  readonly byPress?: boolean;
  /** At Escape only while the keyboard is in it: it stands beside the chat rather than over it. */
  readonly onlyInside?: boolean;
}

/** What is open on the page, the topmost last. */
const opened: Dismissal[] = [];

/** Fires `dismiss` on its host at Escape, wherever the keyboard is: of several that are open, on the topmost one only. */
export class Dismissal implements ReactiveController {
  constructor(
    private readonly host: LitElement,
    private readonly ways: Ways = {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    opened.push(this);
    window.addEventListener('keydown', this.typed, { capture: true });
    if (this.ways.byPress) {
      window.addEventListener('pointerdown', this.pressed);
    }
  }

  hostDisconnected(): void {
    opened.splice(opened.indexOf(this), 1);
    window.removeEventListener('keydown', this.typed, { capture: true });
    window.removeEventListener('pointerdown', this.pressed);
  }

  private readonly pressed = (event: PointerEvent): void => {
    const path = event.composedPath();
    const isOpener = path.some((node) => node instanceof Element && node.getAttribute('aria-expanded') === 'true');
    if (!path.includes(this.host) && !isOpener) {
      this.dismiss();
    }
  };

  /** Nothing else hears of the key, not even what was beneath: by then it may be the topmost. */
  private readonly typed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing && opened.findLast((popup) => popup.hears(event)) === this) {
      event.stopImmediatePropagation();
      this.dismiss();
    }
  };

  private hears(event: KeyboardEvent): boolean {
    return !this.ways.onlyInside || event.composedPath().includes(this.host);
  }

  private dismiss(): void {
    this.host.dispatchEvent(new CustomEvent('dismiss'));
  }
}
