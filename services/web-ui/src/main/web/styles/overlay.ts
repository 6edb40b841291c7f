import { css } from 'lit';

export const overlayStyles = css`
  :host {
    position: fixed;
    inset: 0;
    --chat-text: var(--overlay-size);
    --text: #fff;
    --text-soft: #f1eef8;
    --text-faint: #ddd8e8;
    --accent-text: #d3c4ff;
    --hover: transparent;
    --mention: rgb(245 181 68 / 0.28);
  }
  .overlay {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    padding: 12px;
    overflow: hidden;
    font-size: var(--overlay-size);
  }
  .overlay.right {
    align-items: flex-end;
    text-align: end;
  }
  chat-line {
    max-width: 100%;
    text-shadow:
      0 0 3px rgb(0 0 0 / 0.95),
      0 1px 2px rgb(0 0 0 / 0.9),
      0 0 8px rgb(0 0 0 / 0.55);
    font-weight: 600;
  }
  .fading {
    opacity: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    chat-line {
      transition: opacity 0.9s;
    }
  }
  .line,
  .line.bot {
    padding: 3px 8px;
    border-radius: 8px;
    cursor: default;
  }
  .emote {
    width: 1.7em;
    height: 1.7em;
    margin: -0.3em 1px;
  }
  .badges {
    vertical-align: -0.3em;
  }
  .badge {
    font-size: 0.7em;
    text-shadow: none;
  }
  /* Nearer to its answer than to the line before it. */
  chat-line:has(.reply-preview) {
    margin-top: 0.3em;
  }
  .reply-preview {
    line-height: 1.25;
  }
  .line.calls-me {
    background: none;
    box-shadow: none;
  }
  .mention.me {
    padding: 0;
    background: none;
    color: inherit;
  }
`;
