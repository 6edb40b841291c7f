import { css } from 'lit';
import { badgeStyles } from './badges.ts';

/** A line of chat: in the list, as an echo, in a card, over a video. */
export const lineStyles = css`
  ${badgeStyles}
  .line {
    padding: 4px 16px;
    font-size: var(--chat-text);
    line-height: 1.5;
    /* Browsers scroll by whole pixels: what is read stays exactly in place when a row above it grows or goes. */
    line-height: round(1.5em, 1px);
    overflow-wrap: anywhere;
  }
  /* A clip a row would cost more than the row. */
  .line.tall {
    overflow: clip;
    overflow-clip-margin: 12px;
  }
  chat-line {
    display: block;
  }
  .line.bot {
    cursor: pointer;
  }
  .line:hover,
  .line:focus-within {
    position: relative;
    background: var(--hover);
  }
  .striped .odd .line:not(:hover, .calls-me) {
    background: var(--stripe);
  }
  .line.calls-me {
    --text-faint: var(--text-soft);
    background: var(--mention);
    box-shadow: inset 3px 0 var(--mention-edge);
  }
  .line.system {
    color: var(--text-soft);
    font-style: italic;
  }
  .line.echo {
    opacity: 0.7;
  }
  time {
    color: var(--text-faint);
    font-size: 0.85em;
    font-variant-numeric: tabular-nums;
    margin-inline-end: 6px;
  }
  .name {
    font: inherit;
    font-weight: 700;
    border: 0;
    background: none;
    padding: 0;
    text-align: start;
  }
  button.name {
    cursor: pointer;
    border-radius: 3px;
  }
  button.name:hover {
    text-decoration: underline;
  }
  .colon {
    color: var(--text-soft);
  }
  .text {
    unicode-bidi: isolate;
  }
  .emote {
    width: 2.05em;
    height: 2.05em;
    margin: -0.45em 1px;
    vertical-align: middle;
  }
  .mention {
    font-weight: 600;
  }
  .mention.me {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--mention-edge);
    color: #1b1822;
  }
  a {
    color: var(--accent-text);
  }
  .struck {
    color: var(--text-faint);
    font-style: italic;
  }
  .mark .icon {
    display: inline-block;
    width: 1em;
    height: 1em;
    margin-inline-start: 5px;
    vertical-align: -2px;
    fill: var(--warn);
  }
  .reply-preview {
    display: flex;
    align-items: center;
    gap: 5px;
    color: var(--text-soft);
    font-size: 0.88em;
    line-height: 1.5;
    line-height: round(1.5em, 1px);
  }
  button.reply-preview {
    width: 100%;
    padding: 0;
    border: 0;
    background: none;
    font-family: inherit;
    text-align: start;
    cursor: pointer;
  }
  button.reply-preview:hover .reply-text {
    text-decoration: underline;
  }
  .suspicious {
    padding: 0;
    border: 0;
    background: none;
    color: var(--warn);
    font: inherit;
    text-align: start;
    text-decoration: underline wavy;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .reply-preview .icon {
    flex: none;
    width: 1em;
    height: 1em;
    fill: currentColor;
    transform: scaleY(-1) rotate(180deg);
  }
  .reply-text {
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .reply-preview .emote {
    width: 1.4em;
    height: 1.4em;
    margin: -0.2em 1px;
  }
  .reply-name {
    font-weight: 600;
  }
  .actions {
    position: absolute;
    top: -20px;
    inset-inline-end: 10px;
    display: flex;
    padding: 2px;
    border-radius: 7px;
    border: 1px solid var(--line);
    background: var(--raised);
  }
  /* Nothing is above the first one, and a clipped one shows nothing above itself. */
  chat-line:first-of-type .actions {
    top: 2px;
  }
  .line.tall .actions {
    top: -6px;
  }
  .action {
    display: grid;
    place-items: center;
    width: 26px;
    height: 24px;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--text-soft);
    cursor: pointer;
  }
  .action:hover {
    background: var(--hover);
    color: var(--text);
  }
  .action .icon {
    width: 16px;
    height: 16px;
    fill: currentColor;
  }
  :focus-visible {
    outline: 2px solid var(--accent-text);
    outline-offset: 1px;
  }
`;
