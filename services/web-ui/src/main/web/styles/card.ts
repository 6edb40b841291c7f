import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: flex;
    pointer-events: none;
  }
  .sheet {
    pointer-events: auto;
    display: flex;
    flex-direction: column;
    width: 100%;
    max-height: 100%;
    margin-bottom: auto;
    border: 1px solid var(--line-strong);
    border-radius: 12px;
    background: var(--surface);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 14px 10px 14px 16px;
    background: var(--raised);
    border-bottom: 1px solid var(--line);
  }
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: #fff;
    font-size: 20px;
    font-weight: 700;
    text-shadow: 0 1px 3px rgb(0 0 0 / 0.65);
    text-transform: uppercase;
  }
  .who {
    flex: 1;
    min-width: 0;
  }
  .who h2 {
    margin: 0;
    font-size: 17px;
    line-height: 1.3;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who p {
    margin: 1px 0 0;
    color: var(--text-soft);
    font-size: 12.5px;
  }
  .close {
    align-self: flex-start;
  }
  .body {
    min-height: 0;
    padding: 2px 16px 14px;
    overflow-y: auto;
    scrollbar-width: thin;
    overscroll-behavior: contain;
  }
  h3 {
    margin: 14px 0 7px;
    font-size: 13.5px;
    font-weight: 650;
  }
  h4 {
    margin: 13px 0 6px;
    color: var(--text-soft);
    font-size: 12.5px;
    font-weight: 600;
  }
  p,
  ul,
  dl,
  dd,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .said {
    padding: 9px 12px;
    border-radius: 8px;
    background: var(--raised);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .trigger {
    margin-top: 9px;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--accent);
    font-size: 13px;
  }
  .trigger strong {
    display: block;
    font-weight: 600;
  }
  .trigger q,
  .gone {
    color: var(--text-soft);
    overflow-wrap: anywhere;
  }
  .reasons li {
    display: grid;
    grid-template-columns: minmax(9.2em, 1fr) minmax(48px, 112px) 3.6em;
    align-items: center;
    gap: 8px;
    padding: 2px 0;
    font-size: 12.5px;
  }
  .factor {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .track {
    position: relative;
    height: 8px;
    border-radius: 4px;
    background: linear-gradient(var(--line-strong), var(--line-strong)) center / 1px 100% no-repeat, var(--raised);
  }
  .weight {
    position: absolute;
    top: 0;
    bottom: 0;
  }
  .boost .weight {
    left: 50%;
    border-radius: 0 4px 4px 0;
    background: var(--good);
  }
  .dampener .weight {
    right: 50%;
    border-radius: 4px 0 0 4px;
    background: var(--bad);
  }
  .value {
    text-align: end;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .boost .value {
    color: var(--good);
  }
  .dampener .value {
    color: var(--bad);
  }
  .latency {
    display: flex;
    gap: 2px;
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: var(--raised);
  }
  .latency span {
    min-width: 2px;
    flex-basis: 0;
    background: var(--dot);
  }
  .queued {
    --dot: var(--warn);
  }
  .recall {
    --dot: var(--good);
  }
  .generate {
    --dot: var(--accent);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin-top: 6px;
    color: var(--text-soft);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .legend span::before {
    content: '';
    display: inline-block;
    width: 7px;
    height: 7px;
    margin-inline-end: 5px;
    border-radius: 50%;
    background: var(--dot);
  }
  .facts,
  .voice {
    display: grid;
    gap: 3px;
    font-size: 12.5px;
  }
  .facts {
    margin-top: 13px;
  }
  .facts div,
  .voice div {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  dt {
    flex: none;
    color: var(--text-soft);
  }
  dd {
    text-align: end;
    overflow-wrap: anywhere;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    padding: 2px 9px;
    border-radius: 11px;
    background: var(--accent-wash);
    font-size: 12.5px;
    font-weight: 550;
  }
  .anchors,
  .samples,
  .recalled {
    display: grid;
    gap: 3px;
    color: var(--text-soft);
    font-size: 13px;
  }
  .habits {
    margin-top: 6px;
  }
  .recent {
    display: grid;
    gap: 5px;
    font-size: 13px;
  }
  .recent .text {
    overflow-wrap: anywhere;
  }
  .empty {
    color: var(--text-faint);
    font-size: 12.5px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 10px 16px;
    border-top: 1px solid var(--line);
  }
  footer .secondary {
    white-space: nowrap;
  }
  .decisions + footer {
    padding-top: 0;
    border-top: 0;
  }
  .decisions .secondary {
    color: var(--bad);
  }
  footer a {
    color: var(--text);
    text-decoration: none;
  }
  header > .icon {
    flex: none;
    fill: var(--warn);
  }
  .thread {
    padding: 8px 0;
  }
  .goes {
    margin-top: 14px;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .goes + .gone {
    margin-top: 6px;
    font-size: 13px;
  }
  footer .icon {
    fill: currentColor;
  }
  @media (max-width: 360px) {
    footer {
      gap: 6px;
      padding: 10px;
    }
    footer .secondary {
      flex: 1 1 auto;
      justify-content: center;
      padding: 0 6px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .sheet {
      animation: open 0.14s ease-out;
    }
    @keyframes open {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
  }
`;
