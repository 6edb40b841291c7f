import { css } from 'lit';

export const settingsStyles = css`
  .menu {
    display: grid;
    gap: 14px;
    padding: 16px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
    box-shadow: var(--shadow);
    font-size: 13.5px;
  }
  .field {
    display: grid;
    gap: 6px;
    color: var(--text-soft);
    font-size: 12.5px;
    font-weight: 600;
  }
  input[type='text'] {
    height: 34px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    color: var(--text);
    font: inherit;
    font-size: 14px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .segments {
    display: flex;
    padding: 3px;
    border-radius: 8px;
    background: var(--raised);
  }
  legend {
    margin-bottom: 6px;
    padding: 0;
    color: var(--text-soft);
    font-size: 12.5px;
    font-weight: 600;
  }
  .choice {
    flex: 1;
    position: relative;
    cursor: pointer;
  }
  .choice input {
    position: absolute;
    opacity: 0;
  }
  .choice span {
    display: block;
    padding: 5px 2px;
    border-radius: 6px;
    color: var(--text-soft);
    font-weight: 550;
    text-align: center;
  }
  .choice input:checked + span {
    background: var(--accent-strong);
    color: var(--on-accent);
  }
  .choice input:focus-visible + span {
    outline: 2px solid var(--accent-text);
    outline-offset: 1px;
  }
  .toggle {
    display: flex;
    align-items: center;
    justify-content: space-between;
    cursor: pointer;
  }
  .toggle input {
    appearance: none;
    position: relative;
    width: 38px;
    height: 22px;
    margin: 0;
    border-radius: 11px;
    background: var(--line-strong);
    cursor: pointer;
  }
  .toggle input::after {
    content: '';
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: #fff;
  }
  .toggle input:checked {
    background: var(--accent-strong);
  }
  .toggle input:checked::after {
    inset-inline-start: 19px;
  }
`;
