import { css } from 'lit';

export const barStyles = css`
  .bar {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding: 6px 12px;
    background: var(--raised);
    border-bottom: 1px solid var(--line);
    color: var(--text-soft);
    font-size: 12.5px;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--warn);
  }
  .reconnecting,
  .closed {
    color: var(--bad);
  }
  .reconnecting .dot,
  .closed .dot {
    background: var(--bad);
  }
  .sampling {
    color: var(--warn);
  }
  @media (prefers-reduced-motion: no-preference) {
    .dot {
      animation: pulse 1.4s ease-in-out infinite;
    }
    @keyframes pulse {
      50% {
        opacity: 0.25;
      }
    }
  }
`;
