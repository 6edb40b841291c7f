import './components/overlay-app.ts';
import type { OverlayApp } from './components/overlay-app.ts';
import { chooseRoom } from './model/address.ts';
import { historyFor, parseOverlayOptions } from './model/overlay-options.ts';
import { ChatSession } from './model/session.ts';
import { strings } from './strings.ts';

const options = parseOverlayOptions(location.search);
const room = await chooseRoom(location.search);
const session = new ChatSession({ room, history: historyFor(options), patient: true });

document.title = strings.pages.overlay;
const overlay = document.createElement('overlay-app') as OverlayApp;
overlay.session = session;
overlay.options = options;
document.documentElement.dataset['theme'] = 'dark';
document.body.replaceChildren(overlay);
session.open();
