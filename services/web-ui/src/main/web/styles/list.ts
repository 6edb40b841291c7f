import { css } from 'lit';

export const listStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
    flex: 1;
  }
  /* Opaque: else the browser scrolls it by drawing it anew. */
  .scroller {
    position: absolute;
    background: var(--surface);
    inset: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
    display: flex;
    flex-direction: column;
    outline-offset: -2px;
  }
  .rows {
    margin-top: auto;
    padding: 8px 0 6px;
  }
  /* A search begins at its field, not at the bottom. */
  .rows.found {
    margin-top: 0;
  }
  mark {
    margin: 0 -1px;
    padding: 0 1px;
    border-radius: 3px;
    background: var(--warn);
    color: var(--on-warn);
  }
  /* Marked rows end where the cards and menus over them do: else they would stick out at both sides. */
  .line {
    margin-inline: 8px;
    padding-inline: 8px;
    border-radius: 4px;
  }
  .notice {
    padding: 6px 16px;
    color: var(--text-faint);
    font-size: var(--chat-text);
    line-height: round(1.5em, 1px);
  }
  .gap {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 6px 16px;
    color: var(--warn);
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
  }
  .gap::before,
  .gap::after {
    content: '';
    flex: 1;
    height: 1px;
    background: currentColor;
    opacity: 0.4;
  }
  .pill {
    position: absolute;
    bottom: 10px;
    left: 50%;
    transform: translateX(-50%);
    display: flex;
    align-items: center;
    gap: 8px;
    height: 34px;
    padding: 0 14px;
    border: 1px solid var(--line-strong);
    border-radius: 17px;
    background: var(--raised-more);
    color: var(--text);
    box-shadow: var(--shadow);
    font: 600 13px var(--font);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    cursor: pointer;
  }
  .pill:hover {
    border-color: var(--accent-text);
  }
  .pill .icon {
    display: block;
    width: 14px;
    height: 14px;
    fill: currentColor;
  }
  @media (prefers-reduced-motion: no-preference) {
    .pill {
      animation: rise 0.16s ease-out;
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translate(-50%, 8px);
      }
    }
  }
`;
