import { Pulse } from '../../main/web/net/pulse.ts';
import { expectEqual, test } from './harness.ts';

test('shouldAskAfterASilenceAndGiveUpOnlyWithoutAnAnswer', () => {
  const pulse = new Pulse();
  pulse.heard(1_000);
  expectEqual([pulse.check(21_000, true), pulse.check(21_001, true)], ['wait', 'ask']);
  expectEqual([pulse.check(41_001, true), pulse.check(41_002, true)], ['wait', 'give up']);
});

test('shouldNotTakeATabWhoseTimersComeOnceAMinuteForADeadConnection', () => {
  const pulse = new Pulse();
  pulse.heard(0);
  for (let minute = 1; minute <= 10; minute += 1) {
    expectEqual(pulse.check(minute * 60_000, true), 'ask');
    pulse.heard(minute * 60_000 + 30);
  }
});

test('shouldNotWaitLongForAConnectionToBeMade', () => {
  const pulse = new Pulse();
  pulse.heard(0);
  expectEqual([pulse.check(10_000, false), pulse.check(10_001, false)], ['wait', 'give up']);
});

test('shouldWaitLessForAnAnswerWhenItDoubts', () => {
  const pulse = new Pulse();
  pulse.heard(1_000);
  expectEqual([pulse.doubt(3_000), pulse.doubt(3_001)], ['wait', 'ask']);
  expectEqual([pulse.check(6_001, true), pulse.check(6_002, true)], ['wait', 'give up']);
});

test('shouldTrustAgainWhoHasAnsweredADoubt', () => {
  const pulse = new Pulse();
  pulse.heard(0);
  pulse.doubt(5_000);
  pulse.heard(5_100);
  expectEqual([pulse.check(25_100, true), pulse.check(25_101, true), pulse.check(45_101, true)], ['wait', 'ask', 'wait']);
});
