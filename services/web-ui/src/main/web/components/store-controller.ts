import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Observable {
  subscribe(listener: () => void): () => void;
}

const MIN_INTERVAL_MS = 50;

/** Renders its host after changes of a store: once per animation frame, at most twenty times a second. */
export class StoreController implements ReactiveController {
  private followed: Observable | undefined;
  private unsubscribe: (() => void) | undefined;
  private queued = false;
  private renderedAt = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly observed: () => Observable,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.follow();
  }

  /** The host may have been given another store. */
  hostUpdate(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
    this.followed = undefined;
  }

  private follow(): void {
    const store = this.observed();
    if (store !== this.followed) {
      this.unsubscribe?.();
      this.followed = store;
      this.unsubscribe = store.subscribe(() => this.changed());
    }
  }

  private changed(): void {
    if (this.queued) {
      return;
    }
    this.queued = true;
    const wait = MIN_INTERVAL_MS - (performance.now() - this.renderedAt);
    if (wait > 0) {
      window.setTimeout(() => this.onFrame(), wait);
    } else {
      this.onFrame();
    }
  }

  private onFrame(): void {
    requestAnimationFrame(() => {
      this.queued = false;
      this.renderedAt = performance.now();
      this.host.requestUpdate();
    });
  }
}
