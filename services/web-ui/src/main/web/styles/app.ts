import { css } from 'lit';

export const appStyles = css`
  :host {
    display: block;
    height: 100dvh;
  }
  .page {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    position: relative;
    z-index: 3;
    display: flex;
    align-items: center;
    gap: 14px;
    height: 52px;
    padding: 0 14px;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
    flex: none;
  }
  .logo {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--text);
    font-size: 18px;
    font-weight: 750;
    letter-spacing: -0.03em;
    text-decoration: none;
  }
  .logo img {
    display: block;
  }
  .room {
    flex: 1;
    min-width: 0;
    display: flex;
    align-items: center;
    gap: 10px;
    padding-inline-start: 14px;
    border-inline-start: 1px solid var(--line);
  }
  h1 {
    margin: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-size: 15px;
    font-weight: 600;
  }
  .live {
    flex: none;
    padding: 1px 6px;
    border-radius: 4px;
    background: var(--live);
    color: #fff;
    font-size: 11.5px;
    font-weight: 700;
    letter-spacing: 0.03em;
  }
  .live.past {
    background: var(--accent-strong);
  }
  .in-the-past {
    padding: 14px 12px;
    border-top: 1px solid var(--line);
    color: var(--text-soft);
    font-size: 13px;
    flex: none;
  }
  chat-composer[hidden] {
    display: none;
  }
  .viewers {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--live-text);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .viewers .icon {
    width: 17px;
    height: 17px;
  }
  main {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 360px;
  }
  .chat-only main {
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
  }
  .chat {
    position: relative;
    display: flex;
    flex-direction: column;
    width: 100%;
    min-height: 0;
    background: var(--surface);
    border-inline-start: 1px solid var(--line);
  }
  .chat-only .chat {
    max-width: 760px;
    border-inline: 1px solid var(--line);
  }
  settings-menu {
    position: absolute;
    z-index: 6;
    left: 8px;
    right: 8px;
    bottom: 50px;
  }
  mod-panel,
  link-warning,
  thread-card,
  persona-card {
    position: absolute;
    z-index: 6;
    inset: 52px 8px 8px;
  }
  /* Beside the chat, which they are about. */
  @media (min-width: 1240px) {
    .page:not(.chat-only) :is(mod-panel, persona-card) {
      inset: 8px calc(100% + 8px) 8px -352px;
    }
  }
  /* The red button beneath says the same. */
  @media (max-height: 620px) {
    .in-the-past {
      display: none;
    }
  }
  @media (max-width: 860px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr);
    }
    .chat-only main {
      grid-template-rows: minmax(0, 1fr);
    }
    .chat {
      border-inline-start: 0;
    }
    .logo span {
      display: none;
    }
    header {
      height: 46px;
      gap: 10px;
      padding: 0 10px;
    }
    .room {
      padding-inline-start: 10px;
    }
    mod-panel,
    link-warning,
    thread-card,
    persona-card {
      position: fixed;
      inset: 8px;
    }
  }
`;
