import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    padding: 0 10px 10px;
  }
  .box {
    position: relative;
    display: flex;
    align-items: flex-end;
    border: 2px solid transparent;
    border-radius: var(--radius);
    background: var(--raised-more);
  }
  .box:hover {
    border-color: var(--line-strong);
  }
  .box:focus-within {
    border-color: var(--accent);
    background: var(--surface);
  }
  .box.too-long {
    border-color: var(--bad);
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 38px;
    padding: 9px 4px 8px 11px;
    border: 0;
    outline: 0;
    resize: none;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(var(--chat-text), 14px);
    line-height: 1.4;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: 0;
  }
  textarea::placeholder {
    color: var(--text-faint);
  }
  .emotes {
    margin: 3px;
  }
  .below {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-top: 8px;
  }
  .count {
    margin-inline-start: auto;
    font-size: 12px;
    color: var(--text-faint);
    font-variant-numeric: tabular-nums;
  }
  .count.near {
    color: var(--warn);
  }
  .count.over {
    color: var(--bad);
    font-weight: 700;
  }
  .send {
    height: 32px;
    min-width: 58px;
    padding: 0 14px;
    border-radius: 6px;
    background: var(--accent-strong);
    color: var(--on-accent);
    font-weight: 650;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .send:hover:enabled {
    background: var(--accent);
  }
  .send:disabled {
    background: var(--raised-more);
    color: var(--text-faint);
    cursor: default;
  }
  .wait {
    display: flex;
    align-items: center;
    gap: 7px;
    color: var(--text-soft);
  }
  .wait-clock {
    width: 15px;
    height: 15px;
    border-radius: 50%;
    background: conic-gradient(var(--accent-text) var(--left), var(--line-strong) 0);
    mask: radial-gradient(closest-side, #0000 55%, #000 58%);
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-bottom: 6px;
    padding: 7px 6px 7px 10px;
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--text-soft);
    font-size: 12.5px;
    line-height: 1.4;
  }
  .bar > .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }
  .bar strong {
    font-weight: 600;
    color: var(--text);
  }
  .bar-text {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .reply .bar-text {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .refusal {
    box-shadow: inset 3px 0 var(--bad);
  }
  .refusal > .icon {
    color: var(--bad);
  }
`;
