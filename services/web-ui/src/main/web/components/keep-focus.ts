import type { LitElement, ReactiveController } from 'lit';

/** Keeps the keyboard near when the entry of its host that has it goes: it moves on to the next one, else home. */
export class KeepFocus implements ReactiveController {
  private focused = -1;

  /**
   * @param entries a selector
   * @param home where the keyboard goes when no entry is left
   */
  constructor(
    private readonly host: LitElement,
    private readonly entries: string,
    private readonly home: () => HTMLElement | null | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.focused = this.all.findIndex((entry) => entry.matches(':focus-within'));
  }

  hostUpdated(): void {
    if (this.focused >= 0 && !this.host.shadowRoot?.activeElement) {
      const { all } = this;
      (all[Math.min(this.focused, all.length - 1)] ?? this.home())?.focus();
    }
  }

  private get all(): HTMLElement[] {
    return [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>(this.entries) ?? [])];
  }
}
