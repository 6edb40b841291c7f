import type { LitElement, ReactiveController } from 'lit';

/** Gives the keyboard back when its host goes: to what opened it, else to that one's row, else to the chat. */
export class ReturnFocus implements ReactiveController {
  private places: HTMLElement[] = [];

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    const opener = focused();
    const places = [opener, opener?.closest('chat-line')?.querySelector<HTMLElement>('.name'), this.host.parentElement?.querySelector<HTMLElement>('chat-list')];
    this.places = places.filter((place) => place instanceof HTMLElement);
  }

  /** Unless somebody else has the keyboard by now. */
  hostDisconnected(): void {
    for (const place of this.places) {
      if (focused() !== undefined) {
        return;
      }
      place.focus();
    }
  }
}

/** The element that has the keyboard, in whichever tree. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element instanceof HTMLElement && element !== document.body && element.shadowRoot === null ? element : undefined;
}
