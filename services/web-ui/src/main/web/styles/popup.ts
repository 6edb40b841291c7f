import { css } from 'lit';

/** What opens above the composer. */
export const popupStyles = css`
  * {
    box-sizing: border-box;
  }
  .popup {
    position: absolute;
    z-index: 5;
    inset-inline: -2px;
    bottom: calc(100% + 8px);
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    box-shadow: var(--shadow);
    color: var(--text);
  }
  .options {
    padding: 5px;
  }
  .option {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 34px;
    padding: 3px 9px;
    border-radius: 6px;
    font-size: 13.5px;
    font-weight: 550;
    cursor: pointer;
  }
  .option:hover {
    background: var(--hover);
  }
  .option[aria-selected='true'] {
    --text-faint: var(--text-soft);
    background: var(--accent-wash);
  }
  .at,
  .aside {
    color: var(--text-faint);
    font-weight: 400;
  }
  .aside {
    margin-inline-start: auto;
    font-size: 12px;
  }
  .picker {
    padding: 10px;
  }
  input {
    width: 100%;
    height: 34px;
    margin-bottom: 8px;
    padding: 0 10px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    color: inherit;
    font: inherit;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    gap: 2px;
    max-height: 244px;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .grid button {
    display: grid;
    place-items: center;
    height: 44px;
    border: 0;
    border-radius: 6px;
    background: var(--raised);
    cursor: pointer;
  }
  .grid button:hover {
    background: var(--raised-more);
  }
  :focus-visible {
    outline: 2px solid var(--accent-text);
    outline-offset: -1px;
  }
  .empty {
    margin: 4px 0;
    color: var(--text-faint);
  }
`;
