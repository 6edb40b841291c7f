import { complete, parseDecisions, stillHolding, type Decision } from '../../main/web/model/decisions.ts';
import { RoomStore } from '../../main/web/model/room-store.ts';
import { expectEqual, test } from './harness.ts';
import { joined } from './messages.ts';

function decision(kind: string, at: number, authorId?: string, durationMs?: number): Decision {
  return { key: `${kind} ${at}`, kind, authorId, durationMs, at, by: undefined };
}

function kinds(decisions: readonly Decision[]): string[] {
  return decisions.map((one) => one.kind);
}

test('shouldReadARecordWithWhoDecidedAndLeaveOutWhatIsNone', () => {
  const record = parseDecisions({ record: [{ kind: 'TIMED_OUT', author_id: 'ada', duration_ms: 9, by: 'user-max', at: 4 }, { kind: 'BANNED' }, 7] });
  expectEqual(record, [{ key: '4 TIMED_OUT ada', kind: 'TIMED_OUT', authorId: 'ada', durationMs: 9, at: 4, by: 'user-max' }]);
});

test('shouldFindNoRecordInAnotherAnswer', () => {
  expectEqual([parseDecisions({}), parseDecisions(undefined), parseDecisions({ record: 'x' })], [undefined, undefined, undefined]);
});

test('shouldAddWhatWasHeardAfterTheRecordWasWritten', () => {
  const record = complete([decision('BANNED', 5)], [decision('UNBANNED', 6), decision('BANNED', 5), decision('DELETED', 2)]);
  expectEqual(kinds(record), ['UNBANNED', 'BANNED']);
});

test('shouldShowWhatWasHeardWhenThereIsNoRecord', () => {
  expectEqual(kinds(complete(undefined, [decision('BANNED', 5)])), ['BANNED']);
});

test('shouldCallTheSameDecisionTheSameHeardOrTold', () => {
  const store = new RoomStore();
  store.apply([joined(), { type: 'moderation', kind: 'DELETED', message_id: 'id-1', author_id: 'ada', at: 4 }]);
  const told = parseDecisions({ record: [{ kind: 'DELETED', message_id: 'id-1', author_id: 'ada', by: 'user-max', at: 4 }] });
  expectEqual(store.moderation.record[0]?.key, told?.[0]?.key);
});

test('shouldUndoOnlyWhatStillHolds', () => {
  const record = [
    decision('UNBANNED', 60, 'ada'),
    decision('BANNED', 50, 'ada'),
    decision('TIMED_OUT', 40, 'bob', 100),
    decision('BANNED', 30, 'bob'),
    decision('TIMED_OUT', 20, 'cy', 10),
    decision('BANNED', 10, 'di'),
  ];
  expectEqual([...stillHolding(record, 70)], ['TIMED_OUT 40', 'BANNED 10']);
});
