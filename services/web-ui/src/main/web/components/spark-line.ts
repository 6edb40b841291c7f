import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const WIDTH = 100;
const HEIGHT = 28;

/**
 * A small line of values over time, from zero to their largest, or a dot while there is but one; decoration beside a
 * number, so hidden from readers.
 */
@customElement('spark-line')
export class SparkLine extends LitElement {
  static override styles = css`
    :host {
      display: block;
      color: var(--accent-text);
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
    }
    .line {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linejoin: round;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
    .now {
      stroke-width: 4;
    }
    .area {
      fill: currentColor;
      opacity: 0.14;
    }
    .target {
      stroke: var(--text-faint);
      stroke-dasharray: 3 4;
      vector-effect: non-scaling-stroke;
    }
  `;

  @property({ attribute: false }) values: readonly number[] = [];
  /** Drawn as a dashed level; 0 for none. */
  @property({ type: Number }) target = 0;

  protected override render(): TemplateResult {
    const { values } = this;
    const most = Math.max(...values, this.target, 1e-9);
    // What never changed would lie on the rim as if it could not be more.
    const top = values.every((value) => value === most) ? 2 * most : most;
    const x = (index: number): number => (index / (values.length - 1)) * WIDTH;
    const y = (value: number): number => HEIGHT - 1 - (value / top) * (HEIGHT - 2);
    const points = values.map((value, index) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
    const level = y(this.target).toFixed(1);
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${this.target > 0 ? svg`<line class="target" x1="0" x2=${WIDTH} y1=${level} y2=${level}></line>` : ''}
      ${values.length > 1
        ? svg`<path class="area" d="M0 ${HEIGHT}L${points}L${WIDTH} ${HEIGHT}Z"></path><path class="line" d="M${points}"></path>`
        : svg`<path class="line now" d="M${WIDTH} ${y(values[0] ?? 0).toFixed(1)}h0"></path>`}
    </svg>`;
  }
}
