import { Listeners } from './listeners.ts';

/** What a viewer chose, kept in this browser only. */
export interface Settings {
  readonly theme: 'system' | 'dark' | 'light';
  /** 0 to 3: small, medium, large, huge. */
  readonly textSize: number;
  readonly timestamps: boolean;
  readonly hideBots: boolean;
  readonly hideFlagged: boolean;
  readonly alternate: boolean;
  readonly streamPanel: boolean;
  /** Display name wished for; empty lets the gateway choose. */
  readonly name: string;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 1,
  timestamps: false,
  hideBots: false,
  hideFlagged: false,
  alternate: false,
  streamPanel: true,
  name: '',
};

const KEY = 'chatter.settings';

export class SettingsStore {
  private value: Settings;
  private readonly listeners = new Listeners();

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.value = load(storage);
  }

  get current(): Settings {
    return this.value;
  }

  subscribe(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  change(part: Partial<Settings>): void {
    this.value = { ...this.value, ...part };
    try {
      this.storage.setItem(KEY, JSON.stringify(this.value));
    } catch {
      // Private windows refuse to store: the choice then lasts as long as the page.
    }
    this.listeners.tell();
  }
}

function load(storage: Pick<Storage, 'getItem'>): Settings {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Settings>;
    const textSize = Math.min(3, Math.max(0, Math.trunc(stored.textSize ?? DEFAULT_SETTINGS.textSize)));
    return { ...DEFAULT_SETTINGS, ...stored, textSize };
  } catch {
    return DEFAULT_SETTINGS;
  }
}
