import { Backoff } from '../../main/web/net/backoff.ts';
import { decodeFrame, encodeFrame, MalformedFrameError, parseCursor } from '../../main/web/net/codec.ts';
import { expectEqual, expectThrows, expectTrue, test } from './harness.ts';

test('shouldDecodeTextAndBinaryFramesAlike', () => {
  const json = '[{"type":"viewers","count":7},{"type":"pong","nonce":"ü"}]';
  const fromBytes = decodeFrame(new TextEncoder().encode(json).buffer as ArrayBuffer);
  expectEqual(fromBytes, decodeFrame(json));
  expectEqual(fromBytes, [
    { type: 'viewers', count: 7 },
    { type: 'pong', nonce: 'ü' },
  ]);
});

test('shouldSkipEventsOfUnknownTypes', () => {
  expectEqual(decodeFrame('[{"type":"from_the_future"},3,null,{"type":"viewers","count":1}]'), [{ type: 'viewers', count: 1 }]);
});

test('shouldRefuseAFrameThatIsNotAnArray', () => {
  expectThrows(() => decodeFrame('{"type":"viewers","count":7}'), MalformedFrameError);
  expectThrows(() => decodeFrame('[{"type":'), MalformedFrameError);
});

test('shouldLeaveOutWhatIsNotSet', () => {
  const frame = encodeFrame({ type: 'join', room: 'demo', name: undefined, cursor: undefined, history: 150, format: 'binary' });
  expectEqual(JSON.parse(frame), { type: 'join', room: 'demo', history: 150, format: 'binary' });
});

test('shouldParseOnlyRealCursors', () => {
  expectEqual(parseCursor('3:1207'), { partition: 3, offset: 1207 });
  expectEqual(parseCursor('3:'), undefined);
  expectEqual(parseCursor('x:1'), undefined);
});

test('shouldBackOffLongerEachTimeUpToACeilingAndStartAnew', () => {
  const backoff = new Backoff(() => 1, 500, 4_000, 200);
  expectEqual([1, 2, 3, 4, 5].map(() => backoff.next()), [500, 1_000, 2_000, 4_000, 4_000]);
  backoff.reset();
  expectEqual(backoff.next(), 500);
  expectTrue(new Backoff(() => 0).next() >= 200, 'a floor under the jitter');
});
