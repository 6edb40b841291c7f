import { Backoff } from './backoff.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import type { FirstCall } from './first-call.ts';
import type { ClientFrame, ServerEvent } from './protocol.ts';
import { Pulse } from './pulse.ts';

export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly retryAt: number }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string };

export interface ConnectionOptions {
  readonly url: string;
  /** Taken up instead of dialling, once, if it still stands. */
  readonly first?: FirstCall | undefined;
  readonly room: string;
  readonly history: number;
  /** Comes back, after a while, even from where another attempt hardly helps: nobody is there to try again. */
  readonly patient?: boolean;
  /** The display name wished for, asked for at every join. */
  readonly name: () => string | undefined;
  /** A ticket for one socket; nothing for a guest. Asked for at every join. */
  readonly ticket: () => Promise<string | undefined>;
  /** The cursor of the newest line seen, asked for at every join. */
  readonly cursor: () => string | undefined;
  readonly onEvents: (events: readonly ServerEvent[]) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** Time as a connection needs it; a test drives its own. */
export interface Timers {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `act` once after `ms`; returns how to prevent it. */
  after(ms: number, act: () => void): () => void;
  /** Calls `act` again and again; returns how to end it. */
  every(ms: number, act: () => void): () => void;
}

const BROWSER: Timers = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = window.setTimeout(act, ms);
    return () => window.clearTimeout(timer);
  },
  every: (ms, act) => {
    const timer = window.setInterval(act, ms);
    return () => window.clearInterval(timer);
  },
};

const WATCH_EVERY_MS = 5_000;
const HARDLY_HELPS_MS = 60_000;
const DOUBT_EVERY_MS = 1_000;

/** Close codes after which another attempt cannot help: unknown room, foreign origin, not authorised. */
const FATAL_CLOSE_CODES: ReadonlySet<number> = new Set([4001, 4003, 4007]);
/** Not authorised. Who came with a ticket needs another one: it was used, too old, or known to another gateway only. */
const NOT_AUTHORISED = 4007;
/** So many tickets refused one after the other were all good: this person may not enter. */
const MOST_REFUSED_TICKETS = 5;

/** One socket to the gateway that comes back by itself and resumes after the last line seen. */
export class Connection {
  private socket: WebSocket | undefined;
  private stopRetry: (() => void) | undefined;
  private stopWatch: (() => void) | undefined;
  private readonly pulse = new Pulse();
  private joined = false;
  private hadTicket = false;
  private refusedTickets = 0;
  private first: FirstCall | undefined;
  /** When the gateway wants this page back, once it has said that it leaves. */
  private invitedAfter: number | undefined;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly backoff = new Backoff(),
    private readonly timers: Timers = BROWSER,
    private readonly dial = (url: string): WebSocket => new WebSocket(url),
  ) {
    this.first = options.first;
  }

  open(): void {
    window.addEventListener('online', this.tryNow);
    document.addEventListener('visibilitychange', this.tryWhenVisible);
    this.connect();
  }

  close(): void {
    window.removeEventListener('online', this.tryNow);
    document.removeEventListener('visibilitychange', this.tryWhenVisible);
    this.stopTimers();
    this.detach()?.close(1000);
  }

  /** Leaves and joins again at once, for instance under another name. */
  rejoin(): void {
    this.detach()?.close(1000);
    this.connect();
  }

  /** Sends if live; false when the frame could not leave. */
  send(frame: ClientFrame): boolean {
    if (!this.joined || this.socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(encodeFrame(frame));
    return true;
  }

  private connect(): void {
    this.stopTimers();
    this.options.onState({ kind: 'connecting' });
    const first = this.takeFirst();
    const socket = first?.socket ?? this.dial(this.options.url);
    socket.binaryType = 'arraybuffer';
    if (!first) {
      socket.onopen = () => void this.join(socket);
    }
    socket.onmessage = (event) => this.receive(event.data as string | ArrayBuffer);
    socket.onclose = (event) => this.lost(event.code, event.reason);
    this.socket = socket;
    this.joined = false;
    this.hadTicket = false;
    this.pulse.heard(this.timers.now());
    this.stopWatch = this.timers.every(WATCH_EVERY_MS, () => this.watch());
    first?.heard.forEach((data) => this.receive(data));
  }

  private takeFirst(): FirstCall | undefined {
    const { first } = this;
    this.first = undefined;
    return first && first.socket.readyState <= WebSocket.OPEN ? first : undefined;
  }

  private async join(socket: WebSocket): Promise<void> {
    const { room, history, name, cursor } = this.options;
    try {
      const ticket = await this.options.ticket();
      if (socket === this.socket) {
        this.hadTicket = ticket !== undefined;
        socket.send(encodeFrame({ type: 'join', room, name: name(), ticket, history, cursor: cursor(), format: 'binary' }));
      }
    } catch (error) {
      console.warn('ticket.missing', error);
      if (socket === this.socket) {
        this.detach()?.close(1000);
        this.lost(1006, 'no ticket');
      }
    }
  }

  private receive(data: string | ArrayBuffer): void {
    this.pulse.heard(this.timers.now());
    let events: ServerEvent[];
    try {
      events = decodeFrame(data);
    } catch (error) {
      console.warn('frame.dropped', error);
      return;
    }
    if (!this.joined && events.some((event) => event.type === 'joined')) {
      this.joined = true;
      this.refusedTickets = 0;
      this.backoff.reset();
      this.options.onState({ kind: 'live' });
    }
    this.invitedAfter = events.find((event) => event.type === 'reconnect')?.after_ms ?? this.invitedAfter;
    this.options.onEvents(events);
  }

  /** A proxy can swallow a connection without closing it: ping, and give up without an answer. */
  private watch(): void {
    switch (this.pulse.check(this.timers.now(), this.joined)) {
      case 'give up':
        this.detach()?.close();
        return this.lost(1006, 'no sign of life');
      case 'ask':
        return this.ask();
      case 'wait':
        return;
    }
  }

  private ask(): void {
    this.send({ type: 'ping', nonce: String(this.timers.now()) });
  }

  private lost(code: number, reason: string): void {
    this.detach();
    this.stopTimers();
    const fatal = this.isFatal(code);
    if (fatal && !this.options.patient) {
      this.options.onState({ kind: 'closed', code, reason });
      return;
    }
    const delay = fatal ? HARDLY_HELPS_MS : (this.invitedAfter ?? this.backoff.next());
    this.invitedAfter = undefined;
    this.options.onState({ kind: 'reconnecting', retryAt: this.timers.now() + delay });
    this.stopRetry = this.timers.after(delay, () => this.connect());
  }

  private isFatal(code: number): boolean {
    if (code === NOT_AUTHORISED && this.hadTicket) {
      this.refusedTickets += 1;
      return this.refusedTickets >= MOST_REFUSED_TICKETS;
    }
    return FATAL_CLOSE_CODES.has(code);
  }

  /** After a sleep or on another network, what looks live may be dead. */
  private readonly tryNow = (): void => {
    if (this.stopRetry !== undefined) {
      this.connect();
    } else if (this.joined && this.pulse.doubt(this.timers.now()) === 'ask') {
      this.ask();
      this.stopWatch?.();
      this.stopWatch = this.timers.every(DOUBT_EVERY_MS, () => this.watch());
    }
  };

  private readonly tryWhenVisible = (): void => {
    if (document.visibilityState === 'visible') {
      this.tryNow();
    }
  };

  private detach(): WebSocket | undefined {
    const socket = this.socket;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
    }
    this.socket = undefined;
    this.joined = false;
    return socket;
  }

  private stopTimers(): void {
    this.stopRetry?.();
    this.stopWatch?.();
    this.stopRetry = undefined;
    this.stopWatch = undefined;
  }
}
