// First, so that the room is asked for before the parts of the page are made.
import { moment, opened, settings } from './visit.ts';
import './components/chat-app.ts';
import type { ChatApp } from './components/chat-app.ts';
import { pace } from './model/pace.ts';
import { strings } from './strings.ts';

document.title = strings.pages.chat;
const session = await opened;
const app = document.createElement('chat-app') as ChatApp;
app.session = session;
app.settings = settings;
app.moment = moment;
await session.firstLine();
pace.first(() => document.body.replaceChildren(app));
