import { RoomStore } from '../../main/web/model/room-store.ts';
import type { Line } from '../../main/web/model/lines.ts';
import { expectEqual, expectTrue, test } from './harness.ts';
import { author, joined, message } from './messages.ts';

function keys(store: RoomStore): string[] {
  return store.buffer.all.filter((line: Line) => line.kind === 'message').map((line) => line.key);
}

function joinedStore(now: () => number = () => 1_000): RoomStore {
  const store = new RoomStore(now);
  store.apply([joined()]);
  return store;
}

test('shouldShowEachMessageOnceAfterAResume', () => {
  const store = joinedStore();
  store.apply([message(1), message(2)]);
  store.apply([joined('guest-2', '3:9'), message(2), message(1), message(3)]);
  expectEqual([keys(store), store.cursor], [['id-1', 'id-2', 'id-3'], '3:3']);
});

test('shouldTakeTheHistoryThatIsOlderThanTheCursorOfTheJoin', () => {
  const store = new RoomStore(() => 1_000);
  store.apply([joined('guest-1', '3:50'), message(48), message(49), message(50)]);
  expectEqual(keys(store), ['id-48', 'id-49', 'id-50']);
});

test('shouldMarkAGapAndResumeBehindIt', () => {
  const store = joinedStore();
  store.apply([message(1), { type: 'gap', from: '3:2', to: '3:6', missed: 5 }, message(7)]);
  expectEqual(store.buffer.all.map((line) => line.kind), ['notice', 'message', 'gap', 'message']);
  expectEqual(store.cursor, '3:7');
});

test('shouldForgetWhatNobodyCanSayWhetherItWasTakenAway', () => {
  const store = joinedStore();
  store.apply([message(1), { type: 'gap', from: '3:2', to: '3:6', missed: 0, unsure: true }, message(7)]);
  expectEqual(keys(store), ['id-7']);
});

test('shouldTakeAwayWhatWasSaidBeforeADecisionThatIsHeardOfLate', () => {
  const store = joinedStore();
  store.apply([message(1, { author: author('troll') }), message(3, { author: author('troll') }), message(4)]);
  store.apply([
    { type: 'moderation', kind: 'BANNED', author_id: 'troll', at: 2, withdrawn: true },
    { type: 'moderation', kind: 'DELETED', message_id: 'id-4', at: 5, withdrawn: true },
  ]);
  const removed = store.buffer.all.flatMap((line) => (line.kind === 'message' ? [line.removed] : []));
  expectEqual([removed, store.moderation.record], [[true, false, true], []]);
});

test('shouldTurnAnEchoIntoTheLoggedLineWhicheverOfAckAndLineComesFirst', () => {
  for (const ackFirst of [true, false]) {
    const store = joinedStore();
    store.sent('n1', 'hello  there');
    const logged = message(5, { author: author('guest-1'), text: 'hello there' });
    const ack = { type: 'ack', nonce: 'n1', message_id: 'id-5', cursor: '3:5' } as const;
    store.apply(ackFirst ? [ack, logged] : [logged, ack]);
    expectEqual([store.outbox.pending.length, keys(store)], [0, ['id-5']]);
  }
});

test('shouldKeepTheEchoUntilTheLineIsThere', () => {
  const store = joinedStore();
  store.sent('n1', 'hello');
  store.apply([{ type: 'ack', nonce: 'n1', message_id: 'id-5', cursor: '3:5' }, message(4, { text: 'hello' })]);
  expectEqual(store.outbox.pending.map((line) => line.messageId), ['id-5']);
});

test('shouldGiveTheTextBackWithReasonAndWait', () => {
  const store = joinedStore(() => 5_000);
  store.sent('n1', 'spam');
  store.apply([{ type: 'rejected', nonce: 'n1', code: 'rate_limited', text: 'spam', retry_after_ms: 3_000, reason: 'slow down' }]);
  expectEqual(store.outbox.pending, []);
  expectEqual(store.refusal, { nonce: 'n1', code: 'rate_limited', text: 'spam', reason: 'slow down', retryAt: 8_000 });
});

test('shouldGiveBackEveryLineThatWasNotTakenOldestFirst', () => {
  const store = joinedStore(() => 5_000);
  for (const nonce of ['n1', 'n2']) {
    store.sent(nonce, `text of ${nonce}`);
    store.apply([{ type: 'rejected', nonce, code: 'rate_limited', text: `text of ${nonce}`, retry_after_ms: nonce === 'n1' ? 3_000 : 4_000, reason: '' }]);
  }
  expectEqual([store.refusal?.text, store.waitUntil], ['text of n1', 9_000]);
  store.dismissRefusal();
  expectEqual(store.refusal?.text, 'text of n2');
  store.dismissRefusal();
  expectEqual(store.refusal, undefined);
});

test('shouldGiveTheTextBackWhenNobodyAnswers', () => {
  let now = 0;
  const store = joinedStore(() => now);
  store.sent('n1', 'anyone?');
  now = 9_999;
  store.tick();
  expectEqual([store.outbox.pending.length, store.refusal], [1, undefined]);
  now = 10_000;
  store.tick();
  expectEqual([store.outbox.pending.length, store.refusal?.code, store.refusal?.text], [0, 'unavailable', 'anyone?']);
});

/** A store that gave up on each of these lines, sent as n1, n2 and so on. */
function unansweredStore(...texts: string[]): RoomStore {
  let now = 0;
  const store = joinedStore(() => now);
  texts.forEach((text, n) => store.sent(`n${n + 1}`, text));
  now = 10_000;
  store.tick();
  return store;
}

test('shouldNotAskForALineAgainThatIsInTheLogAfterAll', () => {
  const store = unansweredStore('gg', 'gg', 'wp');
  store.apply([joined('guest-2'), message(5, { author: author('guest-1'), text: 'gg' }), message(6, { author: author('guest-2'), text: 'wp' })]);
  expectEqual([store.refusal?.nonce, store.isLogged('n1'), store.isLogged('n2'), store.isLogged('n3')], ['n2', true, false, true]);
  store.apply([{ type: 'ack', nonce: 'n2', message_id: 'id-7', cursor: '3:7' }]);
  expectEqual([store.refusal, store.isLogged('n2')], [undefined, true]);
});

test('shouldForgetAHeldLineWhenItIsApproved', () => {
  const store = joinedStore(() => 0);
  for (const [nonce, text, shown] of [['n1', 'hm', 'hm'], ['n2', 'call 555', 'call ***']] as const) {
    store.sent(nonce, text);
    store.apply([{ type: 'rejected', nonce, code: 'held', text, reason: '' }]);
    expectEqual(store.refusal?.nonce, nonce);
    store.apply([message(Number(nonce.slice(1)), { author: author('guest-1'), text: shown, redacted: shown !== text })]);
    expectEqual([store.refusal, store.isLogged(nonce)], [undefined, true]);
  }
});

const REDACTED = message(5, { author: author('guest-1'), text: 'call ***', redacted: true });

test('shouldNotTakeAnUnansweredLineForTheHeldOneThatCameRedacted', () => {
  let now = 0;
  const store = joinedStore(() => now);
  store.sent('n1', 'gg');
  now = 10_000;
  store.tick();
  store.sent('n2', 'call 555');
  store.apply([{ type: 'rejected', nonce: 'n2', code: 'held', text: 'call 555', reason: '' }, REDACTED]);
  expectEqual([store.refusal?.nonce, store.isLogged('n1'), store.isLogged('n2')], ['n1', false, true]);
});

test('shouldNotTakeOneOfTwoEchoesForALineThatCameRedacted', () => {
  const store = joinedStore();
  store.sent('n1', 'gg');
  store.sent('n2', 'call 555');
  store.apply([REDACTED]);
  expectEqual(store.outbox.pending.map(({ nonce }) => nonce), ['n1', 'n2']);
  store.apply([{ type: 'ack', nonce: 'n2', message_id: 'id-5', cursor: '3:5' }]);
  expectEqual(store.outbox.pending.map(({ nonce }) => nonce), ['n1']);
});

test('shouldStillGiveALineBackWhenAnotherWritesTheSame', () => {
  const store = unansweredStore('gg');
  store.apply([message(5, { text: 'gg' })]);
  expectEqual(store.refusal?.text, 'gg');
});

test('shouldTellTheReasonInsteadOfTheGuessWhenTheAnswerIsLate', () => {
  const store = unansweredStore('spam');
  store.apply([{ type: 'rejected', nonce: 'n1', code: 'duplicate', text: 'spam', reason: '' }]);
  expectEqual(store.refusal?.code, 'duplicate');
  store.dismissRefusal();
  expectEqual(store.refusal, undefined);
});

test('shouldNeverGiveBackALineThatWasAcknowledged', () => {
  for (const later of [message(6), { type: 'gap', from: '3:2', to: '3:6', missed: 5 } as const]) {
    let now = 0;
    const store = joinedStore(() => now);
    store.sent('n1', 'hello');
    store.apply([{ type: 'ack', nonce: 'n1', message_id: 'id-5', cursor: '3:5' }]);
    now = 60_000;
    store.tick();
    expectEqual([store.refusal, store.outbox.pending.length], [undefined, 1]);
    store.apply([later]);
    expectEqual(store.outbox.pending, []);
  }
});

test('shouldMarkWhatCallsMeButNotMyOwnLines', () => {
  const store = joinedStore();
  store.apply([
    message(1, { text: 'hi @robin' }),
    message(2, { mentions: ['guest-1'] }),
    message(3, { reply_to: { message_id: 'id-0', author_id: 'guest-1' } }),
    message(4, { author: author('guest-1'), text: '@robin myself' }),
    message(5),
  ]);
  const marks = store.buffer.all.flatMap((line) => (line.kind === 'message' ? [line.mentionsMe] : []));
  expectEqual(marks, [true, true, true, false, false]);
});

test('shouldStrikeWhatModeratorsRemove', () => {
  const store = joinedStore();
  store.apply([message(1), message(2, { author: author('troll') }), message(3, { author: author('troll') })]);
  store.apply([{ type: 'moderation', kind: 'DELETED', message_id: 'id-1', at: 1 }]);
  store.apply([{ type: 'moderation', kind: 'TIMED_OUT', author_id: 'troll', at: 1 }]);
  const removed = store.buffer.all.flatMap((line) => (line.kind === 'message' ? [line.removed] : []));
  expectEqual(removed, [true, true, true]);
});

test('shouldSayThatTheChatWasClearedOnlyWhenAllOfItWas', () => {
  const store = joinedStore();
  const notices = (): number => store.buffer.all.filter(({ kind }) => kind === 'notice').length;
  const before = notices();
  store.apply([message(1), { type: 'moderation', kind: 'CLEARED', author_id: 'ada', at: 1 }]);
  expectEqual([notices() - before, store.buffer.find('id-1')?.removed], [0, true]);
  store.apply([{ type: 'moderation', kind: 'CLEARED', at: 1 }]);
  expectEqual(notices() - before, 1);
});

test('shouldAlwaysShowOwnLinesInAFlood', () => {
  let now = 1_000;
  const store = joinedStore(() => now);
  for (let n = 1; n <= 1_200; n += 1) {
    now += 2;
    store.apply([message(n)]);
  }
  store.apply([message(1_201, { author: author('guest-1') })]);
  expectEqual([store.samplingOneIn, keys(store).at(-1)], [4, 'id-1201']);
});

test('shouldNotTakeWhatWasSaidBeforeOneCameForAFlood', () => {
  let now = 1_000;
  const store = new RoomStore(() => now);
  store.apply([joined('guest-1', '3:900'), ...Array.from({ length: 900 }, (_, n) => message(n + 1))]);
  now += 1_001;
  for (let n = 901; n <= 1_000; n += 1) {
    now += 10;
    store.apply([message(n)]);
  }
  expectEqual([store.samplingOneIn, keys(store).length, keys(store).at(-1)], [1, 1_000, 'id-1000']);
});

test('shouldShowEveryLineOfThePastHoweverFast', () => {
  let now = 1_000;
  const past = RoomStore.pastOf(joinedStore(() => now));
  for (let frame = 0; frame < 20; frame += 1) {
    now += 100;
    past.apply(Array.from({ length: 50 }, (_, n) => message(frame * 50 + n)));
  }
  expectEqual([past.samplingOneIn, keys(past).length], [1, 1_000]);
});

test('shouldSayThatALineIsOldByTheClockOfThisPage', () => {
  const store = new RoomStore(() => 100_000);
  store.apply([joined('guest-1', '3:2'), message(1, { broadcast_at: 40_000 }), message(2, { broadcast_at: 170_000 }), message(3, { broadcast_at: 40_000 })]);
  const times = store.buffer.all.flatMap((line) => (line.kind === 'message' ? [line.saidAt] : []));
  expectEqual(times, [40_000, 100_000, 100_000]);
});

test('shouldTellWhatWasTakenAwayThoughItHasLeftTheBuffer', () => {
  const store = joinedStore();
  const gone: boolean[] = [];
  const stop = store.whenTaken((taken) => taken !== 'all' && gone.push(taken(message(1)), taken(message(2))));
  store.apply([{ type: 'moderation', kind: 'DELETED', message_id: 'id-1', at: 1 }]);
  stop();
  store.apply([{ type: 'moderation', kind: 'DELETED', message_id: 'id-2', at: 1 }]);
  expectEqual(gone, [true, false]);
});

test('shouldKeepWhatARefusedLineAnswers', () => {
  let now = 0;
  const store = joinedStore(() => now);
  store.sent('n1', 'never answered', 'id-7');
  store.sent('n2', 'spam', 'id-8');
  store.apply([{ type: 'rejected', nonce: 'n2', code: 'duplicate', text: 'spam', reason: '' }]);
  expectEqual(store.refusal?.replyTo, 'id-8');
  store.dismissRefusal('n2');
  now = 10_000;
  store.tick();
  expectEqual(store.refusal?.replyTo, 'id-7');
});

test('shouldForgetOnlyTheRefusalThatIsNamed', () => {
  const store = joinedStore();
  for (const nonce of ['n1', 'n2']) {
    store.sent(nonce, nonce);
    store.apply([{ type: 'rejected', nonce, code: 'duplicate', text: nonce, reason: '' }]);
  }
  store.dismissRefusal('n2');
  expectEqual(store.refusal?.nonce, 'n1');
  store.dismissRefusal('n1');
  expectTrue(store.refusal === undefined, 'no refusal');
});
