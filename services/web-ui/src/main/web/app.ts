import './components/chat-app.ts';
import type { ChatApp } from './components/chat-app.ts';
import { ChatSession, chooseMoment, chooseRoom, HISTORY } from './model/session.ts';
import { SettingsStore } from './model/settings.ts';
import { strings } from './strings.ts';

const settings = new SettingsStore(window.localStorage);
const address = new URLSearchParams(location.search);
const wishedName = address.get('name');
const room = await chooseRoom(location.search);
const run = address.get('run') ?? undefined;
const session = new ChatSession(room, () => settings.current.name || wishedName || undefined, HISTORY, run);

document.title = strings.pages.chat;
const app = document.createElement('chat-app') as ChatApp;
app.session = session;
app.settings = settings;
app.moment = chooseMoment(location.search) ?? (run === undefined ? undefined : 0);
session.open();
await session.firstLine();
document.body.replaceChildren(app);
