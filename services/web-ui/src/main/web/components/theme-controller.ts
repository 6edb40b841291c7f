import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SettingsStore } from '../model/settings.ts';
import type { Theme } from '../text/colors.ts';

/** Puts the chosen theme and text size on the document, and follows the system where nothing is chosen. */
export class ThemeController implements ReactiveController {
  theme: Theme = 'dark';
  private readonly systemLight = window.matchMedia('(prefers-color-scheme: light)');

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly settings: SettingsStore,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.systemLight.addEventListener('change', this.apply);
    this.settings.subscribe(this.apply);
    this.apply();
  }

  /** Turns to the other theme than the one shown. */
  toggle(): void {
    this.settings.change({ theme: this.theme === 'dark' ? 'light' : 'dark' });
  }

  private readonly apply = (): void => {
    const { theme, textSize } = this.settings.current;
    this.theme = theme === 'system' ? (this.systemLight.matches ? 'light' : 'dark') : theme;
    document.documentElement.dataset['theme'] = this.theme;
    document.documentElement.dataset['textSize'] = String(textSize);
    this.host.requestUpdate();
  };
}
