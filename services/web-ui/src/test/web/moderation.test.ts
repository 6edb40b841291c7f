import { RoomStore } from '../../main/web/model/room-store.ts';
import type { HeldEvent } from '../../main/web/net/protocol.ts';
import { expectEqual, test } from './harness.ts';
import { author, joined, message, MODES } from './messages.ts';

function held(id: string): HeldEvent {
  return { type: 'held', message_id: id, author: author('ada'), origin: 'HUMAN', text: 'hm', findings: [], at: 1 };
}

function waiting(store: RoomStore): string[] {
  return store.moderation.held.map((line) => line.message_id);
}

test('shouldKeepAHeldLineOnceUntilSomebodyDecides', () => {
  const store = new RoomStore();
  store.apply([joined(), held('one'), held('two'), held('one')]);
  expectEqual(waiting(store), ['one', 'two']);
  store.apply([{ type: 'moderation', kind: 'DENIED', message_id: 'one', at: 2 }]);
  expectEqual(waiting(store), ['two']);
});

test('shouldForgetHeldLinesOfWhoMayNotSpeakAnyMore', () => {
  for (const kind of ['TIMED_OUT', 'BANNED'] as const) {
    const store = new RoomStore();
    store.apply([joined(), held('one')]);
    store.apply([{ type: 'moderation', kind, author_id: 'bob', at: 2 }]);
    expectEqual(waiting(store), ['one']);
    store.apply([{ type: 'moderation', kind, author_id: 'ada', at: 3 }]);
    expectEqual(waiting(store), []);
  }
});

test('shouldHearAnewWhatWaitsAfterAReconnect', () => {
  const store = new RoomStore();
  store.apply([joined(), held('one')]);
  store.apply([joined('mod', '3:9'), held('two')]);
  expectEqual(waiting(store), ['two']);
});

test('shouldFollowTheModesOfTheRoom', () => {
  const store = new RoomStore();
  store.apply([joined(), { type: 'modes', ...MODES, slow: 30, shield: true }]);
  expectEqual([store.moderation.modes?.slow, store.moderation.modes?.shield], [30, true]);
});

test('shouldShowAPinnedLineThatIsNotInTheBuffer', () => {
  const store = new RoomStore();
  store.apply([joined(), { type: 'pinned', message: message(4) }]);
  expectEqual(store.pinned?.message_id, 'id-4');
  store.apply([{ type: 'pinned' }]);
  expectEqual(store.pinned, undefined);
});

test('shouldForgetAPinnedLineThatIsNotToldAnew', () => {
  const store = new RoomStore();
  store.apply([joined(), { type: 'pinned', message: message(4) }]);
  store.apply([joined('guest-2', '3:9')]);
  expectEqual(store.pinned, undefined);
});

test('shouldTakeThePinnedLineAwayWithItsAuthor', () => {
  for (const event of [
    { type: 'moderation', kind: 'BANNED', author_id: 'ada', at: 1 },
    { type: 'moderation', kind: 'DELETED', message_id: 'id-4', at: 1 },
  ] as const) {
    const store = new RoomStore();
    store.apply([joined(), { type: 'pinned', message: message(4) }]);
    store.apply([{ type: 'moderation', kind: 'BANNED', author_id: 'bob', at: 1 }]);
    expectEqual(store.pinned?.message_id, 'id-4');
    store.apply([event]);
    expectEqual(store.pinned, undefined);
  }
});

test('shouldSayWhyAnActionWasRefusedThoughTheNextIsDone', () => {
  const store = new RoomStore();
  store.apply([joined(), { type: 'refused', nonce: 'n1', code: 'shielded', reason: 'no' }, { type: 'done', nonce: 'n2', event_id: 'e' }]);
  expectEqual(store.moderation.refusal, 'no');
  store.refuseAction();
  expectEqual(store.moderation.refusal, undefined);
});

test('shouldRecordWhatWasDecidedNewestFirst', () => {
  const store = new RoomStore();
  store.apply([
    joined(),
    { type: 'moderation', kind: 'DELETED', message_id: 'id-1', at: 1 },
    { type: 'moderation', kind: 'BANNED', author_id: 'ada', at: 2 },
  ]);
  expectEqual(store.moderation.record.map((decision) => decision.kind), ['BANNED', 'DELETED']);
});
