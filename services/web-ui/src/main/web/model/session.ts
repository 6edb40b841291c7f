import { Connection } from '../net/connection.ts';
import { socketUrl, type FirstCall } from '../net/first-call.ts';
import { PastClient } from '../net/past.ts';
import { HISTORY } from './address.ts';
import type { ModeratorAction } from './moderator-action.ts';
import { strings } from '../strings.ts';
import { Credentials } from './credentials.ts';
import { fetchDecisions, type Decision } from './decisions.ts';
import { pace } from './pace.ts';
import { PersonaDirectory } from './personas.ts';
import { RoomStore } from './room-store.ts';
import { storageOrMemory } from './storage.ts';
import { TimeTravel } from './time-travel.ts';

/** How long a page that opens waits for its first line before it draws without one. */
const PATIENCE_MS = 150;

/** What a visit is like. */
export interface SessionOptions {
  readonly room: string;
  /** What the visitor wishes to be called; nothing for who has no wish. */
  readonly name?: () => string | undefined;
  /** Lines to begin with. */
  readonly history?: number;
  /** The replay run to watch instead of the room's past. */
  readonly run?: string | undefined;
  /** A socket that has asked for the room already. */
  readonly first?: FirstCall | undefined;
  /** Whether to go on trying where that hardly helps. */
  readonly patient?: boolean;
}

/** Calls `act` when what was changed just now has been drawn: the page draws at a pace, not in each frame. */
function onceDrawn(act: () => void): void {
  pace.ask(() => requestAnimationFrame(act));
}

/** A visit to one room: the store and the connection that feeds it. */
export class ChatSession {
  readonly room: string;
  readonly store = new RoomStore();
  readonly travel: TimeTravel;
  private readonly connection: Connection;
  private readonly credentials = new Credentials(storageOrMemory(() => window.sessionStorage), () => this.store.notice(strings.chat.tokenRefused));
  /** Cards of the room's personas and what they remember. */
  readonly personas: PersonaDirectory;
  private nonces = 0;

  constructor({ room, name = () => undefined, history = HISTORY, run, first, patient = false }: SessionOptions) {
    this.room = room;
    this.credentials.takeFromAddress();
    this.personas = new PersonaDirectory(room, () => this.credentials.headers());
    this.travel = new TimeTravel(new PastClient(room, () => this.credentials.headers(), run), this.store, undefined, onceDrawn);
    this.connection = new Connection({
      url: socketUrl(),
      first,
      room,
      history,
      patient,
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
    const isThere = (): boolean => store.buffer.all.some((line) => line.kind === 'message');
    if (isThere()) {
      return;
    }
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(() => {
        if (isThere()) {
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
