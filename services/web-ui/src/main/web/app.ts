import './components/chat-app.ts';
import type { ChatApp } from './components/chat-app.ts';
import { ChatSession, chooseMoment, chooseRoom } from './model/session.ts';
import { SettingsStore } from './model/settings.ts';

const settings = new SettingsStore(window.localStorage);
const wishedName = new URLSearchParams(location.search).get('name');
const room = await chooseRoom(location.search);
const session = new ChatSession(room, () => settings.current.name || wishedName || undefined);

const app = document.createElement('chat-app') as ChatApp;
app.session = session;
app.settings = settings;
app.moment = chooseMoment(location.search);
document.body.replaceChildren(app);
session.open();
