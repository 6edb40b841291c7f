import { Connection } from '../net/connection.ts';
import { RoomStore } from './room-store.ts';

const HISTORY = 150;

/** A visit to one room: the store and the connection that feeds it. */
export class ChatSession {
  readonly store = new RoomStore();
  private readonly connection: Connection;
  private nonces = 0;

  constructor(
    readonly room: string,
    name: () => string | undefined,
    history = HISTORY,
  ) {
    this.connection = new Connection({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
      room,
      history,
      name,
      cursor: () => this.store.cursor,
      onEvents: (events) => this.store.apply(events),
      onState: (state) => this.store.setConnection(state),
    });
  }

  open(): void {
    this.connection.open();
    window.setInterval(() => this.store.tick(), 1_000);
  }

  /** Sends a line and echoes it; false when there is no connection to send it on. */
  say(text: string, replyTo?: string): boolean {
    this.nonces += 1;
    const nonce = `n${this.nonces}`;
    if (!this.connection.send({ type: 'say', nonce, text, reply_to: replyTo })) {
      return false;
    }
    this.store.sent(nonce, text, replyTo);
    return true;
  }

  rejoin(): void {
    this.connection.rejoin();
  }
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
