import { chooseMoment, chooseName, chooseRoom } from './model/address.ts';
import { ChatSession } from './model/session.ts';
import { SettingsStore } from './model/settings.ts';
import { storageOrMemory } from './model/storage.ts';
import type { FirstCall } from './net/first-call.ts';

/** What the address of the page asks for. Begins with the connection, which takes longer than the parts of the page. */
const run = new URLSearchParams(location.search).get('run') ?? undefined;

export const settings = new SettingsStore(storageOrMemory(() => window.localStorage));

export const moment = chooseMoment(location.search) ?? (run === undefined ? undefined : 0);

export const opened: Promise<ChatSession> = open();

async function open(): Promise<ChatSession> {
  const first = await firstCall();
  const room = first?.room ?? (await chooseRoom(location.search));
  const session = new ChatSession({ room, name: () => chooseName(location.search, settings.current.name), run, first });
  session.open();
  return session;
}

/** Nothing when it did not come about; one that has not begun by now shall not any more. */
async function firstCall(): Promise<FirstCall | undefined> {
  window.firstCall ??= Promise.resolve(undefined);
  return window.firstCall.catch(() => undefined);
}
