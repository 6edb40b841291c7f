import { filtered, linesFrom, NO_FILTER, visible, type LineFilter, type Trait } from '../../main/web/model/line-filter.ts';
import { RoomStore } from '../../main/web/model/room-store.ts';
import { threadOf } from '../../main/web/model/threads.ts';
import type { MessageLine } from '../../main/web/model/lines.ts';
import { expectEqual, expectTrue, test } from './harness.ts';
import { author, joined, message, MODES } from './messages.ts';

function storeOf(...messages: ReturnType<typeof message>[]): RoomStore {
  const store = new RoomStore(() => 10_000);
  store.apply([joined(), ...messages]);
  return store;
}

function found(store: RoomStore, text: string, ...traits: Trait[]): string[] {
  const filter: LineFilter = { text, traits: new Set(traits) };
  return filtered(store.buffer.all, filter).map((line) => line.key);
}

test('shouldFindLinesByWordsAuthorAndTraits', () => {
  const store = storeOf(
    message(1, { text: 'Left door @Robin' }),
    message(2, { text: 'the LEFT one https://example.org/x', author: { ...author('gus'), display_name: 'Gus The Great' } }),
    message(3, { text: 'left left', author: author('nova'), origin: 'BOT' }),
  );
  expectEqual(found(store, 'left'), ['id-1', 'id-2', 'id-3']);
  expectEqual(found(store, 'left one'), ['id-2']);
  expectEqual(found(store, 'from:@gus'), ['id-2']);
  expectEqual(found(store, linesFrom('Gus The Great').text), ['id-2']);
  expectEqual(found(store, 'left', 'bots'), ['id-3']);
  expectEqual(found(store, '', 'people', 'links'), ['id-2']);
  expectEqual(found(store, '', 'mentions'), ['id-1']);
  expectEqual(found(store, 'nobody said this'), []);
});

test('shouldFindTheLinesOfOnePersonOnly', () => {
  const store = storeOf(message(1, { author: author('ada') }), message(2, { author: author('adam') }));
  expectEqual(found(store, linesFrom('ada').text), ['id-1']);
  expectEqual(found(store, 'from:ad'), ['id-1', 'id-2']);
});

test('shouldNotFindWhatAModeratorTookAway', () => {
  const store = storeOf(message(1, { text: 'gone' }));
  store.apply([{ type: 'moderation', kind: 'DELETED', message_id: 'id-1', at: 0 }]);
  expectEqual(found(store, 'gone'), []);
});

test('shouldSeeWhatTheSettingsLeaveAndInASearchWhatMatches', () => {
  const store = storeOf(
    message(1),
    message(2, { origin: 'BOT', text: 'bleep' }),
    message(3, { flags: ['capitals'], text: 'LOUD' }),
    message(4, { origin: 'BOT', author: author('guest-1') }),
  );
  const seen = (filter: LineFilter, hideBots: boolean, hideFlagged: boolean): string[] =>
    visible(store.buffer.all, filter, { hideBots, hideFlagged }).flatMap((line) => (line.kind === 'message' ? [line.key] : []));
  expectEqual(seen(NO_FILTER, false, false), ['id-1', 'id-2', 'id-3', 'id-4']);
  expectEqual(seen(NO_FILTER, true, false), ['id-1', 'id-3', 'id-4']);
  expectEqual(seen(NO_FILTER, true, true), ['id-1', 'id-4']);
  expectEqual(seen({ text: 'bleep', traits: new Set() }, true, true), ['id-2']);
});

test('shouldGatherAThreadFromItsFirstLineToItsLastAnswer', () => {
  const reply = (n: number, to: number): ReturnType<typeof message> => message(n, { reply_to: { message_id: `id-${to}`, author_id: 'ada' } });
  const store = storeOf(message(1), message(2), reply(3, 1), reply(4, 3), message(5), reply(6, 1), reply(7, 2), reply(8, 99));
  const thread = (id: string): string[] => threadOf(store.buffer.find(id) as MessageLine, store.buffer.all).map((line) => line.key);
  expectEqual(thread('id-4'), ['id-1', 'id-3', 'id-4', 'id-6']);
  expectEqual(thread('id-1'), thread('id-6'));
  expectEqual(thread('id-8'), ['id-8']);
  expectEqual(thread('id-5'), ['id-5']);
});

test('shouldKnowWhenSlowModeLetsOneWriteAgain', () => {
  const store = storeOf();
  store.apply([{ type: 'modes', ...MODES, slow: 30 }]);
  expectEqual(store.mayWriteAt, 0);
  store.apply([message(1, { author: author('guest-1'), broadcast_at: 9_000 })]);
  expectEqual(store.mayWriteAt, 39_000);
  store.apply([{ type: 'modes', ...MODES }]);
  expectEqual(store.mayWriteAt, 0);
});

test('shouldCountByTheClockOfThePageWhenTheGatewaysIsAhead', () => {
  const store = storeOf();
  store.apply([{ type: 'modes', ...MODES, slow: 30 }, message(1, { author: author('guest-1'), broadcast_at: 99_000 })]);
  expectTrue(store.mayWriteAt === 40_000, 'ten seconds plus thirty');
});
