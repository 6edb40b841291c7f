import { css } from 'lit';

export const stageStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  .stage {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    border-radius: 14px;
    border: 1px solid var(--line);
    background: linear-gradient(165deg, var(--stage-from), var(--stage-to) 62%);
  }
  .glow {
    position: absolute;
    width: 62%;
    aspect-ratio: 1;
    right: -14%;
    top: -48%;
    border-radius: 50%;
    background: radial-gradient(closest-side, var(--glow), transparent);
    pointer-events: none;
  }
  .captions {
    position: relative;
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 0.34em;
    padding: 28px 34px 14px;
    overflow: hidden;
    font-size: var(--caption-size, clamp(19px, 2.3vw, 34px));
    font-weight: 650;
    line-height: 1.28;
    letter-spacing: -0.02em;
    mask-image: linear-gradient(transparent, #000 34%);
  }
  p {
    margin: 0;
  }
  .caption {
    max-width: 30em;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .caption bdi::first-letter {
    text-transform: uppercase;
  }
  .caption bdi {
    display: inline-block;
  }
  .age-0 {
    color: var(--text);
  }
  .age-1 {
    color: color-mix(in srgb, var(--text) 72%, transparent);
  }
  .age-2,
  .age-3,
  .age-4,
  .age-5 {
    color: color-mix(in srgb, var(--text) 46%, transparent);
  }
  .partial {
    color: var(--text);
  }
  .caret {
    display: inline-block;
    width: 0.42em;
    height: 0.12em;
    margin-inline-start: 0.16em;
    border-radius: 2px;
    background: var(--accent-text);
  }
  .waiting {
    color: var(--text-faint);
    font-weight: 500;
  }
  .foot {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding: 0 34px 22px;
    min-height: 50px;
  }
  .recogniser {
    display: flex;
    align-items: center;
    gap: 9px;
    color: var(--text-soft);
    font-size: 12.5px;
    white-space: nowrap;
  }
  .recogniser.down {
    min-width: 0;
    color: var(--bad);
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .bars {
    display: flex;
    align-items: center;
    gap: 2px;
    height: 16px;
    color: var(--accent-text);
  }
  .bars i {
    width: 3px;
    height: 35%;
    border-radius: 2px;
    background: currentColor;
  }
  .bars i:nth-child(2) {
    height: 90%;
  }
  .bars i:nth-child(3) {
    height: 60%;
  }
  .events {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow: hidden;
  }
  .event {
    display: flex;
    align-items: center;
    gap: 7px;
    height: 28px;
    padding: 0 11px;
    border-radius: 14px;
    border: 1px solid var(--line);
    background: color-mix(in srgb, var(--surface) 82%, transparent);
    color: var(--text);
    font-size: 12.5px;
    font-weight: 600;
    white-space: nowrap;
  }
  .event:nth-child(n + 2) {
    opacity: 0.72;
  }
  .event time {
    color: var(--text-soft);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .event-dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--text-faint);
  }
  .big-laugh .event-dot,
  .hype .event-dot {
    background: var(--warn);
  }
  .fail .event-dot {
    background: var(--bad);
  }
  .clutch .event-dot {
    background: var(--good);
  }
  .chat-question .event-dot {
    background: #4aa8ff;
  }
  .scene-change .event-dot {
    background: var(--accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .listening .bars i {
      animation: hear 1.1s ease-in-out infinite alternate;
    }
    .listening .bars i:nth-child(2) {
      animation-delay: -0.4s;
    }
    .listening .bars i:nth-child(3) {
      animation-delay: -0.8s;
    }
    .listening .bars i:nth-child(4) {
      animation-delay: -0.6s;
    }
    @keyframes hear {
      from {
        transform: scaleY(0.45);
      }
      to {
        transform: scaleY(1.15);
      }
    }
    .caret {
      animation: blink 1s steps(2) infinite;
    }
    @keyframes blink {
      50% {
        opacity: 0;
      }
    }
    .event:first-child {
      animation: arrive 0.3s ease-out;
    }
    @keyframes arrive {
      from {
        opacity: 0;
        transform: translateY(6px);
      }
    }
  }
  @media (max-width: 860px) {
    .stage {
      border-radius: 0;
      border-width: 0 0 1px;
    }
    .captions {
      flex: none;
      height: 112px;
      padding: 10px 14px 6px;
      font-size: 17px;
    }
    .foot {
      padding: 0 14px 10px;
      min-height: 38px;
      justify-content: flex-start;
    }
    .events {
      flex: 1;
      justify-content: flex-start;
      margin-inline-end: -14px;
      mask-image: linear-gradient(to left, transparent, #000 36px);
    }
    .events:dir(rtl) {
      mask-image: linear-gradient(to right, transparent, #000 36px);
    }
    .event time {
      display: none;
    }
  }
  @media (max-width: 860px) and (max-height: 620px) {
    .captions {
      height: 84px;
    }
  }
`;
