import { css } from 'lit';

/** The moderators' panel; its controls look as those of the settings do. */
export const modStyles = css`
  .menu {
    max-height: 100%;
    overflow-y: auto;
    scrollbar-width: thin;
    align-content: start;
  }
  @media (min-width: 861px) and (max-width: 1239px) {
    .menu {
      max-height: 60%;
    }
  }
  .head,
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .head {
    justify-content: space-between;
  }
  h3,
  h4,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h3 {
    font-size: 15px;
  }
  h4 {
    font-size: 12.5px;
    color: var(--text-soft);
  }
  section {
    display: grid;
    gap: 10px;
  }
  .count {
    padding: 0 7px;
    border-radius: 9px;
    background: var(--warn);
    color: var(--on-warn);
  }
  .none,
  .keys {
    color: var(--text-faint);
    font-size: 12.5px;
  }
  ul {
    display: grid;
    gap: 6px;
    list-style: none;
  }
  .held {
    display: grid;
    gap: 8px;
    padding: 10px;
    border-radius: 8px;
    background: var(--raised);
    overflow-wrap: anywhere;
  }
  mark {
    padding: 0 2px;
    border-radius: 3px;
    background: var(--warn);
    color: var(--on-warn);
  }
  .category {
    flex: 1;
    color: var(--text-soft);
    font-size: 12px;
  }
  .secondary.approve {
    background: var(--accent-strong);
    color: var(--on-accent);
  }
  .secondary.shield {
    flex: 1;
    justify-content: center;
  }
  .secondary.shield[aria-pressed='true'] {
    background: var(--live);
    color: #fff;
  }
  .secondary.clear {
    color: var(--bad);
  }
  fieldset:disabled,
  .toggle:has(:disabled) {
    opacity: 0.55;
  }
  .refusal {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--bad);
  }
  .refusal span {
    flex: 1;
  }
  .refusal > .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }
`;
