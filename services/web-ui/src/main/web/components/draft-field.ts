import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MAX_TEXT_LENGTH } from '../net/protocol.ts';

const HIGHEST_PX = 112;

/** A break and what belongs to it is one blank. */
function onOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

/** What stands in a text field, and its caret. The field grows with it. */
export class DraftField implements ReactiveController {
  private written = '';
  private fitted = '';

  /** @param field of the host, as soon as it has drawn itself */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly field: () => HTMLTextAreaElement,
  ) {
    host.addController(this);
  }

  get text(): string {
    return this.written;
  }

  set text(text: string) {
    this.written = text;
    this.host.requestUpdate();
  }

  get caret(): number {
    return this.field().selectionStart;
  }

  /** Characters as the gateway counts them: an emoji is one. */
  get length(): number {
    return [...this.written].length;
  }

  get isTooLong(): boolean {
    return this.length > MAX_TEXT_LENGTH;
  }

  get isCaretAtAnEnd(): boolean {
    return this.caret === 0 || this.caret === this.written.length;
  }

  focus(): void {
    this.field().focus();
  }

  /** Takes over what was typed; a line of chat has no breaks. */
  typed(): void {
    const { value, selectionStart } = this.field();
    const text = onOneLine(value);
    if (text === value) {
      this.text = text;
    } else {
      this.write(text, onOneLine(value.slice(0, selectionStart)).length);
    }
  }

  write(text: string, caret = text.length): void {
    this.text = text;
    void this.host.updateComplete.then(() => this.field().setSelectionRange(caret, caret));
  }

  replace(from: number, to: number, insert: string): void {
    this.write(this.written.slice(0, from) + insert + this.written.slice(to).trimStart(), from + insert.length);
  }

  /** Puts a word at the caret, with a blank before it where needed. */
  insert(word: string): void {
    const at = this.caret;
    const before = this.written.slice(0, at);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    this.replace(at, at, `${gap}${word} `);
  }

  hostConnected(): void {
    window.addEventListener('resize', this.fitAgain);
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.fitAgain);
  }

  private readonly fitAgain = (): void => {
    this.fitted = '';
    this.host.requestUpdate();
  };

  hostUpdated(): void {
    const field = this.field();
    if (field.value !== this.written) {
      field.value = this.written;
    }
    // Its height is not asked for with every line of the chat: that would lay the whole page out at once.
    if (this.fitted !== this.written) {
      this.fitted = this.written;
      this.fit(field);
    }
  }

  /** An empty field has the height of its style, which nothing needs to be laid out for. */
  private fit(field: HTMLTextAreaElement): void {
    field.style.removeProperty('height');
    if (this.written !== '') {
      field.style.setProperty('height', `${Math.min(field.scrollHeight, HIGHEST_PX)}px`);
    }
  }
}
