import { css } from 'lit';

/** Buttons and focus, the same everywhere. */
export const controlStyles = css`
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    border: 0;
    background: none;
    padding: 0;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--accent-text);
    outline-offset: 1px;
  }
  .icon {
    width: 20px;
    height: 20px;
    fill: currentColor;
    display: block;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 6px;
    color: var(--text-soft);
    flex: none;
  }
  .icon-button:hover {
    background: var(--hover);
    color: var(--text);
  }
  .icon-button.small {
    width: 24px;
    height: 24px;
  }
  .icon-button.small .icon {
    width: 15px;
    height: 15px;
  }
  .icon-button[aria-expanded='true'] {
    color: var(--accent-text);
  }
  .secondary {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    height: 32px;
    padding: 0 12px;
    border-radius: 6px;
    background: var(--raised-more);
    font-weight: 600;
    font-size: 13px;
  }
  .secondary:hover {
    background: var(--line-strong);
  }
  .secondary .icon {
    width: 15px;
    height: 15px;
  }
`;
