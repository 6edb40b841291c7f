import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Player } from '../net/protocol.ts';
import { strings } from '../strings.ts';

const HLS = 'application/vnd.apple.mpegurl';

/**
 * The stream itself: a playlist in the browser's own player, or another site's player in a frame. The gateway checked the
 * host, and the page's policy loads nothing else.
 */
@customElement('stream-player')
export class StreamPlayer extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      min-height: 0;
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: 14px;
      background: #000;
      color: #efedf5;
    }
    iframe,
    video {
      width: 100%;
      height: 100%;
      border: 0;
    }
    p {
      align-self: center;
      justify-self: center;
      padding: 20px;
      text-align: center;
    }
    a {
      color: #b79cff;
    }
  `;

  @property({ attribute: false }) player!: Player;
  @state() private broken = false;

  protected override render(): TemplateResult {
    const { kind, address } = this.player;
    if (kind === 'embed') {
      return html`<iframe
        src=${address}
        title=${strings.stream.player}
        sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
        allow="autoplay; fullscreen; picture-in-picture"
        referrerpolicy="origin"
        loading="lazy"
      ></iframe>`;
    }
    return this.broken || document.createElement('video').canPlayType(HLS) === ''
      ? html`<p>
          ${strings.stream.cannotPlay}<br /><a href=${address} target="_blank" rel="noopener noreferrer">${strings.stream.openPlaylist}</a>
        </p>`
      : html`<video src=${address} controls autoplay muted playsinline aria-label=${strings.stream.player} @error=${() => (this.broken = true)}></video>`;
  }
}
