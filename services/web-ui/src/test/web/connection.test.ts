import { Backoff } from '../../main/web/net/backoff.ts';
import { Connection, type ConnectionState, type Timers } from '../../main/web/net/connection.ts';
import { callFirst, type FirstCall } from '../../main/web/net/first-call.ts';
import type { ServerEvent } from '../../main/web/net/protocol.ts';
import { expectEqual, expectTrue, test } from './harness.ts';

/** Time that stands still until it is moved. */
class DrivenTimers implements Timers {
  private time = 1_000_000;
  private due: { at: number; every: number; act: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, act: () => void): () => void {
    return this.plan(ms, 0, act);
  }

  every(ms: number, act: () => void): () => void {
    return this.plan(ms, ms, act);
  }

  pass(ms: number): void {
    const end = this.time + ms;
    for (let next = this.next(end); next; next = this.next(end)) {
      this.time = next.at;
      next.at = next.every > 0 ? next.at + next.every : Infinity;
      next.act();
    }
    this.time = end;
  }

  private next(end: number): { at: number; every: number; act: () => void } | undefined {
    return this.due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }

  private plan(ms: number, every: number, act: () => void): () => void {
    const entry = { at: this.time + ms, every, act };
    this.due.push(entry);
    return () => (this.due = this.due.filter((other) => other !== entry));
  }
}

/** The far end of a socket, which a test plays. */
class FakeSocket {
  readyState: number = WebSocket.CONNECTING;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closedWith: number | undefined;

  send(frame: string): void {
    this.sent.push(JSON.parse(frame) as Record<string, unknown>);
  }

  close(code = 1005): void {
    this.closedWith = code;
  }

  async accept(): Promise<void> {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
    // The ticket is asked for before the join leaves.
    await new Promise((resolve) => setTimeout(resolve));
  }

  tell(...events: object[]): void {
    this.onmessage?.({ data: JSON.stringify(events) });
  }

  break(code: number, reason = ''): void {
    this.onclose?.({ code, reason });
  }
}

const JOINED = { type: 'joined', room: { id: 'demo' }, me: { id: 'guest-1' }, cursor: '3:7' };

/** A connection of the room `demo` and all that is around it. */
interface Scene {
  readonly connection: Connection;
  readonly timers: DrivenTimers;
  /** All that were opened, oldest first. */
  readonly sockets: FakeSocket[];
  readonly states: ConnectionState[];
  readonly events: ServerEvent[];
  readonly seen: { cursor: string | undefined };
}

/** The random numbers are those given, over and over. */
function scene({ random = [0.5], patient = false, ticket = async (): Promise<string | undefined> => undefined, first = undefined as FirstCall | undefined } = {}): Scene {
  const timers = new DrivenTimers();
  const sockets: FakeSocket[] = [];
  const states: ConnectionState[] = [];
  const events: ServerEvent[] = [];
  const seen: Scene['seen'] = { cursor: undefined };
  let drawn = 0;
  const connection = new Connection(
    {
      url: 'ws://gateway/ws',
      first,
      room: 'demo',
      history: 150,
      patient,
      name: () => 'Robin',
      ticket,
      cursor: () => seen.cursor,
      onEvents: (come) => events.push(...come),
      onState: (state) => states.push(state),
    },
    new Backoff(() => random[drawn++ % random.length] as number),
    timers,
    () => {
      sockets.push(new FakeSocket());
      return sockets.at(-1) as unknown as WebSocket;
    },
  );
  return { connection, timers, sockets, states, events, seen };
}

/** How long it waits after each of `times` lost sockets. */
function waits(random: number[], times: number): number[] {
  const { connection, timers, sockets, states } = scene({ random });
  connection.open();
  const waited: number[] = [];
  for (let i = 0; i < times; i += 1) {
    sockets.at(-1)?.break(1006);
    const state = states.at(-1);
    const wait = state?.kind === 'reconnecting' ? state.retryAt - timers.now() : -1;
    const before = sockets.length;
    timers.pass(wait - 1);
    expectEqual(sockets.length, before);
    timers.pass(1);
    expectEqual(sockets.length, before + 1);
    waited.push(wait);
  }
  connection.close();
  return waited;
}

test('shouldWaitTwiceAsLongAfterEachLossUpToACeiling', () => {
  expectEqual(waits([1], 7), [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test('shouldScatterItsAttemptsSoThatPagesDoNotComeBackInOneWave', () => {
  expectEqual(waits([0.9, 0.6, 0.25, 0], 4), [450, 600, 500, 200]);
});

/** A first call to the room `demo` that the gateway has taken. */
async function firstCall(): Promise<{ first: FirstCall; socket: FakeSocket }> {
  const socket = new FakeSocket();
  const first = callFirst('demo', 150, 'Robin', () => socket as unknown as WebSocket);
  await socket.accept();
  return { first, socket };
}

test('shouldTakeUpACallThatWasMadeBeforeThePageWasThere', async () => {
  const { first, socket } = await firstCall();
  socket.tell(JOINED);
  const { connection, sockets, states, events } = scene({ first });
  connection.open();
  socket.tell({ type: 'viewers', count: 2 });
  expectEqual(sockets.length, 0);
  expectEqual(socket.sent, [{ type: 'join', room: 'demo', name: 'Robin', history: 150, format: 'binary' }]);
  expectEqual(states.map(({ kind }) => kind), ['connecting', 'live']);
  expectEqual(events.map(({ type }) => type), ['joined', 'viewers']);
  expectTrue(connection.send({ type: 'ping', nonce: '1' }), 'sends');
  connection.close();
});

test('shouldDialWhenTheCallBeforeThePageIsOver', async () => {
  const { first, socket } = await firstCall();
  socket.readyState = WebSocket.CLOSED;
  const { connection, sockets } = scene({ first });
  connection.open();
  expectEqual(sockets.length, 1);
  connection.close();
});

test('shouldComeBackByItselfAfterACallBeforeThePage', async () => {
  const { first, socket } = await firstCall();
  const { connection, timers, sockets } = scene({ first });
  connection.open();
  socket.break(1006);
  timers.pass(15_000);
  expectEqual(sockets.length, 1);
  await sockets[0]?.accept();
  expectEqual(sockets[0]?.sent.map(({ type }) => type), ['join']);
  connection.close();
});

test('shouldBeginAnewWithShortWaitsOnceItHasJoined', async () => {
  const { connection, timers, sockets, states } = scene({ random: [1] });
  connection.open();
  for (let i = 0; i < 4; i += 1) {
    sockets.at(-1)?.break(1006);
    timers.pass(15_000);
  }
  await sockets.at(-1)?.accept();
  sockets.at(-1)?.tell(JOINED);
  sockets.at(-1)?.break(1006);
  expectEqual(states.at(-1), { kind: 'reconnecting', retryAt: timers.now() + 500 });
  connection.close();
});

test('shouldAskForWhatCameAfterTheLastLineSeen', async () => {
  const { connection, timers, sockets, seen } = scene();
  connection.open();
  await sockets[0]?.accept();
  expectEqual(sockets[0]?.sent, [{ type: 'join', room: 'demo', name: 'Robin', history: 150, format: 'binary' }]);
  sockets[0]?.tell(JOINED);
  seen.cursor = '3:41';
  sockets[0]?.break(1006);
  timers.pass(15_000);
  await sockets[1]?.accept();
  expectEqual(sockets[1]?.sent, [{ type: 'join', room: 'demo', name: 'Robin', history: 150, cursor: '3:41', format: 'binary' }]);
  connection.close();
});

test('shouldHandOnEventsAndSendOnlyWhileItIsInTheRoom', async () => {
  const { connection, sockets, states, events } = scene();
  connection.open();
  const ping = { type: 'ping', nonce: '1' } as const;
  expectEqual(connection.send(ping), false);
  await sockets[0]?.accept();
  expectEqual(connection.send(ping), false);
  sockets[0]?.tell(JOINED, { type: 'viewers', count: 3 });
  expectEqual(connection.send(ping), true);
  expectEqual(
    events.map(({ type }) => type),
    ['joined', 'viewers'],
  );
  expectEqual(
    states.map(({ kind }) => kind),
    ['connecting', 'live'],
  );
  sockets[0]?.break(1006);
  expectEqual(connection.send(ping), false);
  connection.close();
});

test('shouldComeBackWhenAGatewayThatLeavesWantsIt', async () => {
  const { connection, timers, sockets, states } = scene({ random: [0] });
  connection.open();
  await sockets[0]?.accept();
  sockets[0]?.tell(JOINED, { type: 'reconnect', after_ms: 1_234 });
  sockets[0]?.break(1001);
  expectEqual(states.at(-1), { kind: 'reconnecting', retryAt: timers.now() + 1_234 });
  connection.close();
});

test('shouldNotComeBackToARoomThatItMayNotEnter', () => {
  for (const code of [4001, 4003, 4007]) {
    const { connection, timers, sockets, states } = scene();
    connection.open();
    sockets[0]?.break(code, 'no');
    timers.pass(60_000);
    expectEqual([states.at(-1), sockets.length], [{ kind: 'closed', code, reason: 'no' }, 1]);
    connection.close();
  }
});

test('shouldComeBackEvenFromThereWhereNobodyCanTryAgain', () => {
  for (const code of [4001, 4003, 4007]) {
    const { connection, timers, sockets, states } = scene({ patient: true });
    connection.open();
    sockets[0]?.break(code, 'no');
    timers.pass(60_000);
    expectEqual([states.at(-1)?.kind, sockets.length], ['connecting', 2]);
    connection.close();
  }
});

test('shouldComeBackWithAnotherTicketWhenTheGatewayDoesNotKnowThisOne', async () => {
  let bought = 0;
  const { connection, timers, sockets, states } = scene({ ticket: async () => `t${(bought += 1)}` });
  connection.open();
  await sockets[0]?.accept();
  sockets[0]?.break(4007, 'not authorised');
  expectEqual(states.at(-1)?.kind, 'reconnecting');
  timers.pass(15_000);
  await sockets[1]?.accept();
  expectEqual(sockets.map(({ sent }) => sent[0]?.ticket), ['t1', 't2']);
  connection.close();
});

test('shouldGiveUpWhenEveryTicketIsRefused', async () => {
  const { connection, timers, sockets, states } = scene({ ticket: async () => 't' });
  connection.open();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await sockets.at(-1)?.accept();
    sockets.at(-1)?.break(4007, 'no');
    timers.pass(15_000);
  }
  expectEqual([states.at(-1), sockets.length], [{ kind: 'closed', code: 4007, reason: 'no' }, 5]);
  connection.close();
});

test('shouldDoubtASilentConnectionWhenTheNetworkChanges', async () => {
  const { connection, timers, sockets, states } = scene();
  connection.open();
  await sockets[0]?.accept();
  sockets[0]?.tell(JOINED);
  timers.pass(2_500);
  window.dispatchEvent(new Event('online'));
  expectEqual(sockets[0]?.sent.at(-1)?.type, 'ping');
  timers.pass(4_000);
  expectEqual([states.at(-1)?.kind, sockets[0]?.closedWith], ['reconnecting', 1005]);
  timers.pass(1_000);
  expectEqual(sockets.length, 2);
  connection.close();
});

test('shouldGiveUpASocketThatSaysNothingAndTryAnother', async () => {
  const { connection, timers, sockets } = scene();
  connection.open();
  await sockets[0]?.accept();
  sockets[0]?.tell(JOINED);
  timers.pass(25_000);
  expectEqual(sockets[0]?.sent.at(-1)?.type, 'ping');
  timers.pass(60_000);
  expectTrue(sockets[0]?.closedWith !== undefined, 'the silent socket to be closed');
  expectTrue(sockets.length > 1, 'another attempt');
  connection.close();
});

test('shouldTryAgainWhenNoTicketIsToBeHad', async () => {
  const { connection, timers, sockets, states } = scene({ ticket: () => Promise.reject(new Error('503')) });
  connection.open();
  await sockets[0]?.accept();
  expectEqual(states.at(-1)?.kind, 'reconnecting');
  timers.pass(15_000);
  expectEqual(sockets.length, 2);
  connection.close();
});

test('shouldTryAtOnceWhenTheNetworkIsBackAndNeverAfterItWasClosed', () => {
  const { connection, timers, sockets } = scene({ random: [1] });
  connection.open();
  sockets[0]?.break(1006);
  window.dispatchEvent(new Event('online'));
  expectEqual(sockets.length, 2);
  connection.close();
  timers.pass(60_000);
  window.dispatchEvent(new Event('online'));
  expectEqual([sockets.length, sockets[1]?.closedWith], [2, 1000]);
});
