/** Keeps what scrolls at its end while more comes, and lets it go without a jump. */
export class StickyEnd {
  /** How far down the end was when it was stuck to last. */
  private top = 0;

  constructor(private readonly scroller: () => HTMLElement) {}

  stick(): void {
    const scroller = this.scroller();
    scroller.scrollTop = scroller.scrollHeight;
    this.top = endOf(scroller);
  }

  /**
   * To be called when nothing is to stick any more: what was drawn since the last time would push away what is seen. The
   * reader's own move, with which a pause may begin, stays.
   */
  keepInPlace(): void {
    const scroller = this.scroller();
    const end = endOf(scroller);
    const grown = end - this.top;
    // Where the end came up to what is seen, the browser has moved that already.
    if (grown > 0 || (grown < 0 && scroller.scrollTop < end)) {
      scroller.scrollTop += grown;
    }
  }
}

function endOf({ scrollHeight, clientHeight }: HTMLElement): number {
  return scrollHeight - clientHeight;
}
