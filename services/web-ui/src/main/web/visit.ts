import { ChatSession, chooseMoment, chooseRoom, HISTORY } from './model/session.ts';
import { SettingsStore } from './model/settings.ts';

/** What the address of the page asks for. Begins with the connection, which takes longer than the parts of the page. */
const address = new URLSearchParams(location.search);
const run = address.get('run') ?? undefined;

export const settings = new SettingsStore(window.localStorage);

export const moment = chooseMoment(location.search) ?? (run === undefined ? undefined : 0);

export const opened: Promise<ChatSession> = open();

async function open(): Promise<ChatSession> {
  const room = await chooseRoom(location.search);
  const session = new ChatSession(room, () => settings.current.name || address.get('name') || undefined, HISTORY, run);
  session.open();
  return session;
}
