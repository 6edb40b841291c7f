import { Connection } from '../net/connection.ts';
import { PastClient } from '../net/past.ts';
import type { ModeratorAction } from './moderator-action.ts';
import { strings } from '../strings.ts';
import { Credentials } from './credentials.ts';
import { fetchDecisions, type Decision } from './decisions.ts';
import { pace } from './pace.ts';
import { PersonaDirectory } from './personas.ts';
import { RoomStore } from './room-store.ts';
import { TimeTravel } from './time-travel.ts';

/** Lines that a page asks for when it comes. */
export const HISTORY = 150;

/** How long a page that opens waits for its first line before it draws without one. */
const PATIENCE_MS = 150;

/** Calls `act` when what was changed just now has been drawn: the page draws at a pace, not in each frame. */
function onceDrawn(act: () => void): void {
  pace.ask(() => requestAnimationFrame(act));
}

/** A visit to one room: the store and the connection that feeds it. */
export class ChatSession {
  readonly store = new RoomStore();
  readonly travel: TimeTravel;
  private readonly connection: Connection;
  private readonly credentials = new Credentials(window.sessionStorage, () => this.store.notice(strings.chat.tokenRefused));
  /** Cards of the room's personas and what they remember. */
  readonly personas: PersonaDirectory;
  private nonces = 0;

  constructor(
    readonly room: string,
    name: () => string | undefined,
    history = HISTORY,
    run?: string,
  ) {
    this.credentials.takeFromAddress();
    this.personas = new PersonaDirectory(room, () => this.credentials.headers());
    this.travel = new TimeTravel(new PastClient(room, () => this.credentials.headers(), run), this.store, undefined, onceDrawn);
    this.connection = new Connection({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
      room,
      history,
      name,
      ticket: () => this.credentials.ticket(),
      cursor: () => this.store.cursor,
      onEvents: (events) => {
        this.store.apply(events);
        this.travel.moderated(events);
      },
      onState: (state) => this.store.setConnection(state),
    });
  }

  open(): void {
    this.connection.open();
    window.setInterval(() => this.store.tick(), 1_000);
  }

  /** Comes back when there is a line to draw, or none soon: a page that draws itself twice shows its first line late. */
  async firstLine(): Promise<void> {
    const { store } = this;
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(() => {
        if (store.buffer.all.some((line) => line.kind === 'message')) {
          stop();
          resolve();
        }
      });
      window.setTimeout(() => {
        stop();
        resolve();
      }, PATIENCE_MS);
    });
  }

  /** Sends a line and echoes it; false when there is no connection to send it on. */
  say(text: string, replyTo?: string): boolean {
    const nonce = this.nextNonce();
    if (!this.connection.send({ type: 'say', nonce, text, reply_to: replyTo })) {
      return false;
    }
    this.store.sent(nonce, text, replyTo);
    return true;
  }

  /** Asks for what only moderators may do. What is done is told to the room; a refusal comes to the store. */
  moderate(action: ModeratorAction): void {
    this.store.refuseAction();
    if (!this.connection.send({ type: 'moderate', nonce: this.nextNonce(), ...action })) {
      this.store.refuseAction(strings.moderation.offline);
    }
  }

  /** Who decided what in the room, newest first; undefined when the gateway does not tell. */
  decisions(): Promise<readonly Decision[] | undefined> {
    return fetchDecisions(this.room, this.credentials.headers());
  }

  rejoin(): void {
    this.connection.rejoin();
  }

  private nextNonce(): string {
    this.nonces += 1;
    return `n${this.nonces}`;
  }
}

/** The moment of the address (?at=, ISO 8601 or milliseconds since the epoch), if it names one. */
export function chooseMoment(search: string): number | undefined {
  const wished = new URLSearchParams(search).get('at') ?? '';
  const at = /^\d+$/.test(wished) ? Number(wished) : Date.parse(wished);
  return Number.isFinite(at) && wished !== '' ? at : undefined;
}

/** The room of the address (?room=), else the first one that the gateway lists. */
export async function chooseRoom(search: string): Promise<string> {
  const wished = new URLSearchParams(search).get('room');
  if (wished) {
    return wished;
  }
  try {
    const rooms = (await (await fetch('/api/rooms')).json()) as { id: string }[];
    return rooms[0]?.id ?? 'demo';
  } catch {
    return 'demo';
  }
}
