/** Lines sent before, walked with the up and down keys like in a shell; what was being typed is kept at the end. */
export class ComposerHistory {
  private sent: string[] = [];
  private at = 0;
  private draft = '';

  add(text: string): void {
    this.sent = [...this.sent.filter((line) => line !== text), text].slice(-50);
    this.at = this.sent.length;
    this.draft = '';
  }

  /** The line before the one shown; undefined at the oldest. */
  older(shown: string): string | undefined {
    if (this.at === 0) {
      return undefined;
    }
    if (this.at === this.sent.length) {
      this.draft = shown;
    }
    this.at -= 1;
    return this.sent[this.at];
  }

  /** The line after the one shown, in the end the draft; undefined when already there. */
  newer(): string | undefined {
    if (this.at >= this.sent.length) {
      return undefined;
    }
    this.at += 1;
    return this.at === this.sent.length ? this.draft : this.sent[this.at];
  }
}
