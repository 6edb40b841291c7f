import { chooseName, chooseRoom, HISTORY } from './model/address.ts';
import { hasToken } from './model/credentials.ts';
import { SettingsStore } from './model/settings.ts';
import { storageOrMemory } from './model/storage.ts';
import { callFirst, type FirstCall } from './net/first-call.ts';

// The page's own script is on its way meanwhile, and takes as long again to be read: the room answers in that time.
window.firstCall ??= call();

async function call(): Promise<FirstCall | undefined> {
  if (hasToken(storageOrMemory(() => window.sessionStorage))) {
    return undefined;
  }
  const room = await chooseRoom(location.search);
  return callFirst(room, HISTORY, chooseName(location.search, new SettingsStore(storageOrMemory(() => window.localStorage)).current.name));
}
