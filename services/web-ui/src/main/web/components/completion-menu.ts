import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { complete, type Completion, type Suggestion } from '../model/completion.ts';
import type { Author } from '../net/protocol.ts';
import './completion-list.ts';

/** What the word at the caret may become, and which of it is chosen by key. Draws its host anew when that changes. */
export class CompletionMenu {
  selected = 0;
  private completion: Completion | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  get isOpen(): boolean {
    return this.completion !== undefined;
  }

  get suggestions(): readonly Suggestion[] {
    return this.completion?.suggestions ?? [];
  }

  /** Where the word begins that is being completed. */
  get from(): number {
    return this.completion?.from ?? 0;
  }

  suggest(text: string, caret: number, authors: readonly Author[]): void {
    this.completion = complete(text, caret, authors);
    this.selected = 0;
    this.host.requestUpdate();
  }

  close(): void {
    this.completion = undefined;
    this.host.requestUpdate();
  }

  /** The suggestions to choose from with the pointer; nothing while it is closed. */
  list(accept: (suggestion: Suggestion) => void): TemplateResult | typeof nothing {
    return this.isOpen
      ? html`<completion-list
          .suggestions=${this.suggestions}
          .selected=${this.selected}
          @choose=${(event: CustomEvent<Suggestion>) => accept(event.detail)}
          @dismiss=${() => this.close()}
        ></completion-list>`
      : nothing;
  }

  /** Whether the key belongs to the menu; `accept` is called with what it chose. */
  onKey(key: string, accept: (suggestion: Suggestion | undefined) => void): boolean {
    const count = this.suggestions.length;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.selected = (this.selected + (key === 'ArrowDown' ? 1 : count - 1)) % count;
        this.host.requestUpdate();
        return true;
      case 'Tab':
      case 'Enter':
        accept(this.suggestions[this.selected]);
        return true;
      default:
        return false;
    }
  }
}
