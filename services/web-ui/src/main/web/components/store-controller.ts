import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pace } from '../model/pace.ts';

interface Observable {
  subscribe(listener: () => void): () => void;
}

/** Renders its host after changes of a store, at the pace of the page. */
export class StoreController implements ReactiveController {
  private followed: Observable | undefined;
  private unsubscribe: (() => void) | undefined;

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
      this.unsubscribe = store.subscribe(this.changed);
    }
  }

  private readonly changed = (): void => pace.ask(this.draw);

  private readonly draw = (): void => this.host.requestUpdate();
}
