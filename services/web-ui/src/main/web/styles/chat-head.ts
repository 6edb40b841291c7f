import { css } from 'lit';

/** The bar above the chat. */
export const chatHeadStyles = css`
  :host {
    display: flex;
    align-items: center;
    justify-content: space-between;
    height: 44px;
    padding: 0 8px;
    border-bottom: 1px solid var(--line);
    flex: none;
  }
  h2 {
    flex: 1;
    margin: 0;
    padding-inline-start: 8px;
    font-size: 12.5px;
    font-weight: 650;
    letter-spacing: 0.02em;
  }
  .moderation {
    position: relative;
  }
  .waiting {
    position: absolute;
    top: -1px;
    inset-inline-end: -3px;
    min-width: 16px;
    padding: 0 4px;
    border-radius: 8px;
    background: var(--warn);
    color: var(--on-warn);
    font-size: 11px;
    font-weight: 700;
    line-height: 16px;
  }
  @media (max-width: 860px) {
    :host {
      height: 38px;
      border-top: 1px solid var(--line);
    }
  }
`;
