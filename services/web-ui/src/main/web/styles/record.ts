import { css } from 'lit';

/** The record of decisions: what happened, below it who and when, and at the end of the row how to take it back. */
export const recordStyles = css`
  section {
    display: grid;
    gap: 10px;
  }
  h4,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h4 {
    font-size: 12.5px;
    color: var(--text-soft);
  }
  ul {
    display: grid;
    gap: 8px;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 12px;
    font-size: 13px;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  li p {
    grid-column: 1;
  }
  .who,
  .none {
    color: var(--text-faint);
    font-size: 12px;
  }
  .by {
    color: var(--text-soft);
    font-weight: 600;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .undo {
    grid-column: 2;
    grid-row: 1 / span 2;
    align-self: center;
    margin-inline-end: -8px;
    padding: 4px 8px;
    border-radius: 6px;
    color: var(--accent-text);
    font-size: 12.5px;
    font-weight: 600;
  }
  .undo:hover {
    background: var(--hover);
  }
`;
