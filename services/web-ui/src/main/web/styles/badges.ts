import { css, unsafeCSS, type CSSResult } from 'lit';

/**
 * The symbols of badges, white. They stand in the styles, not in the rows: hundreds of rows have one each, and elements
 * are what a row costs.
 */
const PATHS = {
  bot: 'M12 2a1.5 1.5 0 0 1 1 2.6V6h4a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4v-6a4 4 0 0 1 4-4h4V4.6A1.5 1.5 0 0 1 12 2ZM8.5 11a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Zm7 0a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z',
  moderator: 'M20 3h-4.5l-7 7.6L7 9.2 5.4 10.8l2.2 2.2-3.9 3.9a1.8 1.8 0 0 0 2.5 2.5l3.9-3.9 2.2 2.2 1.6-1.6-1.4-1.5L20 8V3Z',
  broadcaster: 'M4 6h9a2 2 0 0 1 2 2v1.8l5-2.8v10l-5-2.8V16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2Z',
  vip: 'M7 4h10l4 6-9 10L3 10l4-6Z',
  subscriber: 'm12 3 2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8L12 3Z',
} as const;

/** Badges that have a symbol. */
export type SymbolBadge = keyof typeof PATHS;

function symbol(name: SymbolBadge): CSSResult {
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='#fff'><path d='${PATHS[name]}'/></svg>`;
  return unsafeCSS(`url("data:image/svg+xml,${encodeURIComponent(drawing)}") center / 72% no-repeat`);
}

export const badgeStyles = css`
  .badges {
    display: inline-flex;
    gap: 4px;
    vertical-align: calc(-0.12em - 2.5px);
  }
  .badges:not(:empty) {
    margin-inline-end: 5px;
  }
  .badge {
    display: grid;
    place-items: center;
    width: 1.65em;
    height: 1.65em;
    border-radius: 0.35em;
    color: #fff;
    background: #6d667e;
    font-size: 0.8em;
    font-weight: 700;
    line-height: 1;
  }
  /* Nearly every line has one: it stands back behind the names. */
  .badge.bot {
    background: none;
    box-shadow: inset 0 0 0 1px;
    color: var(--text-faint);
  }
  .badge.bot::before {
    content: '';
    width: 100%;
    height: 100%;
    background: currentColor;
    mask: ${symbol('bot')};
  }
  .badge.moderator {
    background: #0a8a4f ${symbol('moderator')};
  }
  .badge.broadcaster {
    background: #d0213d ${symbol('broadcaster')};
  }
  .badge.vip {
    background: #b8239b ${symbol('vip')};
  }
  .badge.subscriber {
    background: #8a5a00 ${symbol('subscriber')};
  }
  .badge.hue-0 {
    background: #2f5fc4;
  }
  .badge.hue-1 {
    background: #0b7773;
  }
  .badge.hue-2 {
    background: #a1461a;
  }
  .badge.hue-3 {
    background: #8a2f86;
  }
  .badge.hue-4 {
    background: #4d6b12;
  }
  .badge.hue-5 {
    background: #a32a4e;
  }
`;
