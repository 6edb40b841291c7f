import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Settings, SettingsStore } from '../model/settings.ts';
import { strings } from '../strings.ts';
import { controlStyles } from '../styles/controls.ts';
import { settingsStyles } from '../styles/settings.ts';
import { Dismissal } from './dismissal.ts';
import { ReturnFocus } from './return-focus.ts';
import { StoreController } from './store-controller.ts';

type Switch = 'timestamps' | 'hideBots' | 'hideFlagged' | 'alternate';
const SWITCHES: readonly Switch[] = ['timestamps', 'alternate', 'hideBots', 'hideFlagged'];
const THEMES: readonly Settings['theme'][] = ['system', 'dark', 'light'];

/** The viewer's choices. Fires `renamed` when the wished name changed, `dismiss` on Escape. */
@customElement('settings-menu')
export class SettingsMenu extends LitElement {
  static override styles = [controlStyles, settingsStyles];

  @property({ attribute: false }) settings!: SettingsStore;

  constructor() {
    super();
    new Dismissal(this, { byPress: true });
    new ReturnFocus(this);
    new StoreController(this, () => this.settings);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    const { name, theme, textSize } = this.settings.current;
    return html`<div class="menu" role="dialog" aria-label=${strings.settings.title}>
      <label class="field"
        >${strings.settings.name}
        <input type="text" maxlength="25" autocomplete="off" placeholder=${strings.settings.nameHint} .value=${name} @change=${this.rename}
      /></label>
      <fieldset>
        <legend>${strings.settings.theme}</legend>
        <div class="segments">
          ${THEMES.map((value) => this.choice('theme', strings.settings.themes[value], theme === value, { theme: value }))}
        </div>
      </fieldset>
      <fieldset>
        <legend>${strings.settings.textSize}</legend>
        <div class="segments">
          ${strings.settings.textSizes.map((label, size) => this.choice('textSize', label, textSize === size, { textSize: size }))}
        </div>
      </fieldset>
      ${SWITCHES.map((key) => this.toggle(key))}
    </div>`;
  }

  private choice(group: string, label: string, checked: boolean, change: Partial<Settings>): TemplateResult {
    return html`<label class="choice"
      ><input type="radio" name=${group} .checked=${checked} @change=${() => this.settings.change(change)} /><span>${label}</span></label
    >`;
  }

  private toggle(key: Switch): TemplateResult {
    const checked = this.settings.current[key];
    return html`<label class="toggle"
      ><span>${strings.settings[key]}</span>
      <input type="checkbox" role="switch" .checked=${checked} @change=${() => this.settings.change({ [key]: !checked })} />
    </label>`;
  }

  private rename(event: Event): void {
    this.settings.change({ name: (event.target as HTMLInputElement).value.trim() });
    this.dispatchEvent(new CustomEvent('renamed'));
  }
}
