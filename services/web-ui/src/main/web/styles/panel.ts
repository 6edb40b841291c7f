import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(240px, 1fr) auto;
    gap: 14px;
    min-width: 0;
    min-height: 0;
    padding: 14px;
    overflow-y: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  stream-player {
    min-height: 240px;
  }
  /* Under a player the captions are subtitles: the newest sentences only. */
  caption-stage.below {
    height: 132px;
    --caption-size: clamp(15px, 1.5vw, 21px);
  }
  :host(:has(stream-player)) {
    grid-template-rows: minmax(240px, 1fr) auto auto;
  }
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1.75fr) minmax(0, 1.2fr) minmax(0, 0.9fr) minmax(0, 1fr);
    gap: 14px;
  }
  .card {
    min-width: 0;
    padding: 13px 15px 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 0 10px;
    color: var(--text-soft);
    font-size: 12.5px;
    font-weight: 600;
  }
  p {
    margin: 0;
  }
  ol {
    display: grid;
    /* A rank is read downwards. */
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    grid-template-rows: repeat(4, auto);
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .empty {
    color: var(--text-faint);
    font-size: 13px;
  }
  .trend {
    display: flex;
    align-items: center;
    gap: 6px;
    height: 32px;
    padding: 0 9px;
    border-radius: 8px;
    background: var(--raised);
    font-size: 13px;
    font-weight: 600;
  }
  .trend img {
    flex: none;
    margin-inline-start: -3px;
  }
  .term {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .trend spark-line {
    flex: none;
    width: 24px;
    height: 14px;
    color: var(--text-faint);
  }
  /* A term that came just now has no line yet, but a direction. */
  .arrow {
    flex: none;
    width: 24px;
    height: 16px;
    color: var(--text-faint);
  }
  .arrow .icon {
    display: block;
    height: 16px;
    margin-inline: auto;
    fill: currentColor;
  }
  .falling .arrow {
    transform: scaleY(-1);
  }
  .steady .arrow .icon {
    transform: rotate(45deg);
  }
  .rising :is(spark-line, .arrow) {
    color: var(--good);
  }
  .falling :is(spark-line, .arrow) {
    color: var(--bad);
  }
  .number {
    min-width: 1.2em;
    color: var(--text-soft);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .keywords {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 11px;
    max-height: 112px;
    overflow: hidden;
  }
  .keyword {
    font-size: calc(12.5px + 9px * var(--weight));
    font-weight: 600;
    line-height: 28px;
    white-space: nowrap;
    color: color-mix(in srgb, var(--text) calc(62% + 38% * var(--weight)), transparent);
  }
  .topic-line {
    margin-top: 9px;
    color: var(--text-faint);
    font-size: 12.5px;
  }
  .figure {
    color: var(--text-soft);
    font-size: 12.5px;
  }
  .figure strong {
    color: var(--text);
    font-size: 26px;
    font-weight: 700;
    letter-spacing: -0.03em;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  .pace spark-line {
    height: 42px;
    margin: 10px 0 8px;
  }
  .detail {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 10px;
    color: var(--text-soft);
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  .meter {
    display: flex;
    height: 10px;
    margin: 6px 0 9px;
    border-radius: 5px;
    background: var(--people);
    overflow: hidden;
  }
  .meter.empty {
    background: var(--line);
  }
  .fill {
    flex: none;
    background: var(--accent);
    box-shadow: 2px 0 var(--surface);
    transition: width 0.5s ease;
  }
  .bots::before,
  .people::before {
    content: '';
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--accent);
  }
  .people::before {
    background: var(--people);
  }
  .density h2 {
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .density-chip {
    padding: 0 7px;
    white-space: nowrap;
    border-radius: 9px;
    color: var(--text-soft);
    font-size: 11px;
    font-weight: 650;
  }
  .alarm .density-chip {
    background: var(--warn);
    color: var(--on-warn);
  }
  dl {
    margin: 10px 0 0;
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  dl div {
    display: flex;
    justify-content: space-between;
    gap: 10px;
    padding: 2px 0;
  }
  dt {
    color: var(--text-soft);
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  @media (prefers-reduced-motion: reduce) {
    .fill {
      transition: none;
    }
  }
  @media (max-width: 1240px) {
    .cards {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (max-width: 860px) {
    :host {
      display: block;
      padding: 0;
      overflow: visible;
    }
    .cards {
      display: flex;
      gap: 8px;
      padding: 8px 10px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .card {
      flex: none;
      padding: 0;
      border: 0;
      background: none;
    }
    h2,
    .topics,
    .pace spark-line,
    .detail,
    dl {
      display: none;
    }
    ol {
      display: flex;
    }
    .trend spark-line,
    .arrow {
      display: none;
    }
    .term {
      max-width: 9em;
    }
    .figure {
      display: flex;
      align-items: baseline;
      gap: 5px;
      height: 32px;
      line-height: 32px;
      white-space: nowrap;
      order: -1;
    }
    .figure strong {
      font-size: 17px;
    }
    .pace {
      order: -1;
    }
    .density {
      display: none;
    }
  }
  @media (max-width: 860px) and (max-height: 620px) {
    .cards {
      display: none;
    }
  }
`;
