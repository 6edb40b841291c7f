import { css } from 'lit';

export const searchStyles = css`
  :host {
    display: block;
    flex: none;
  }
  .search {
    display: grid;
    gap: 8px;
    padding: 8px 10px;
    border-bottom: 1px solid var(--line);
    background: var(--raised);
  }
  .field {
    display: flex;
    align-items: center;
    gap: 7px;
    padding-inline: 9px 4px;
    border: 1px solid var(--line-strong);
    border-radius: 7px;
    background: var(--surface);
  }
  .field:focus-within {
    border-color: var(--accent-text);
  }
  .field > .icon {
    flex: none;
    width: 15px;
    height: 15px;
    color: var(--text-faint);
  }
  input {
    flex: 1;
    min-width: 0;
    height: 32px;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 13.5px;
  }
  /* The field around it shows the focus. */
  input:focus-visible {
    outline: 0;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  input::placeholder {
    color: var(--text-faint);
  }
  .found {
    color: var(--text-soft);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .traits {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .traits button {
    height: 26px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: 13px;
    color: var(--text-soft);
    font-size: 12px;
    font-weight: 600;
  }
  .traits button:hover {
    color: var(--text);
  }
  .traits button[aria-pressed='true'] {
    border-color: transparent;
    background: var(--accent-strong);
    color: var(--on-accent);
  }
`;
