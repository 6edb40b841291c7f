import { css } from 'lit';

export const timeStyles = css`
  :host {
    display: block;
    flex: none;
    background: var(--surface);
    border-top: 1px solid var(--line);
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 6px 14px;
    min-height: 54px;
    padding: 6px 14px;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .play {
    display: flex;
  }
  .icon-button:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .clock {
    font-weight: 650;
    font-size: 15px;
  }
  .scrubber {
    --knob: 14px;
    flex: 1;
    min-width: 90px;
    height: 24px;
    margin: 0;
    appearance: none;
    background: none;
    cursor: pointer;
  }
  .scrubber::-webkit-slider-runnable-track {
    height: 5px;
    border-radius: 3px;
    background: linear-gradient(90deg, var(--accent) var(--filled), var(--line-strong) var(--filled));
  }
  .scrubber::-moz-range-track {
    height: 5px;
    border-radius: 3px;
    background: linear-gradient(90deg, var(--accent) var(--filled), var(--line-strong) var(--filled));
  }
  .scrubber::-webkit-slider-thumb {
    appearance: none;
    width: var(--knob);
    height: var(--knob);
    margin-top: calc((5px - var(--knob)) / 2);
    border-radius: 50%;
    border: 0;
    background: var(--text);
  }
  .scrubber::-moz-range-thumb {
    width: var(--knob);
    height: var(--knob);
    border-radius: 50%;
    border: 0;
    background: var(--text);
  }
  .ago {
    min-width: 92px;
    color: var(--text-soft);
  }
  .reach {
    height: 30px;
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    color: inherit;
    font: inherit;
  }
  .speeds {
    display: flex;
    padding: 2px;
    border-radius: 7px;
    background: var(--raised);
  }
  .speeds button {
    height: 26px;
    padding: 0 8px;
    border-radius: 5px;
    color: var(--text-soft);
    font-weight: 600;
  }
  .speeds button[aria-pressed='true'] {
    background: var(--raised-more);
    color: var(--text);
  }
  .to-live {
    display: flex;
    align-items: center;
    gap: 7px;
    height: 32px;
    padding: 0 10px;
    border-radius: 6px;
    background: var(--live);
    color: #fff;
    font-weight: 650;
    white-space: nowrap;
  }
  .to-live:disabled {
    background: var(--raised);
    color: var(--text-soft);
    cursor: default;
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  kbd {
    padding: 0 5px;
    border: 1px solid currentColor;
    border-radius: 4px;
    font: 600 11px var(--font);
  }
  @media (max-width: 860px) {
    .bar {
      flex-wrap: wrap;
      gap: 8px;
      padding: 6px 10px;
    }
    .scrubber {
      order: -1;
      flex-basis: 100%;
    }
    .ago {
      flex: 1;
      min-width: 0;
    }
    /* The cross closes the row of what plays; what is chosen lies below. */
    .reach,
    .speeds,
    .to-live {
      order: 1;
    }
    .to-live {
      flex-basis: 100%;
      justify-content: center;
    }
    .reach {
      flex: 1;
    }
    kbd {
      display: none;
    }
  }
`;
