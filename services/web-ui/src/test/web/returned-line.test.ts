import { ReturnedLine } from '../../main/web/model/returned-line.ts';
import type { Refusal } from '../../main/web/model/outbox.ts';
import { expectEqual, test } from './harness.ts';

function refusal(nonce: string, text: string): Refusal {
  return { nonce, code: 'rate_limited', text, reason: '', retryAt: 0 };
}

const A = refusal('n1', 'text A');
const B = refusal('n2', 'text B');

test('shouldGoIntoAnEmptyFieldOnceAndThenNotBeOfferedToo', () => {
  const returned = new ReturnedLine();
  expectEqual([returned.arriving(A, true)?.text, returned.arriving(A, true)], ['text A', undefined]);
  expectEqual([returned.waits(A, 'text A'), returned.waits(A, 'text A, mended')], [false, false]);
});

test('shouldWaitBesideAnotherDraftAndAfterIt', () => {
  const returned = new ReturnedLine();
  expectEqual(returned.arriving(A, false), undefined);
  expectEqual([returned.waits(A, 'draft'), returned.waits(A, '')], [true, true]);
});

test('shouldStayOutOfTheFieldWhileAModeratorMayApproveIt', () => {
  const returned = new ReturnedLine();
  const held: Refusal = { ...A, code: 'held' };
  expectEqual([returned.arriving(held, true), returned.waits(held, '')], [undefined, true]);
});

test('shouldBeOfferedAgainWhenTheFieldWasEmptied', () => {
  const returned = new ReturnedLine();
  returned.arriving(A, true);
  returned.typed('');
  expectEqual(returned.waits(A, ''), true);
});

test('shouldBeDoneWithOnlyWhenItWasSentAgain', () => {
  const returned = new ReturnedLine();
  returned.arriving(A, false);
  expectEqual(returned.sent('draft', A), undefined);
  returned.putBack(A);
  expectEqual([returned.sent('text A, mended', A)?.nonce, returned.sent('next', B)], ['n1', undefined]);
});

test('shouldBeDoneWithWhenItsAuthorTypedItAgain', () => {
  const returned = new ReturnedLine();
  returned.arriving(A, false);
  expectEqual(returned.sent('text A', A)?.nonce, 'n1');
});

test('shouldKnowThatTheFieldHoldsExactlyALineOfTheLog', () => {
  const returned = new ReturnedLine();
  returned.arriving(A, true);
  const isLogged = (text: string, nonce: string): boolean => returned.isLogged(text, (other) => other === nonce);
  expectEqual([isLogged('text A', 'n1'), isLogged('text A, mended', 'n1'), isLogged('text A', 'n2')], [true, false, false]);
  returned.leave();
  expectEqual(isLogged('text A', 'n1'), false);
});

test('shouldStayWhenTheFieldWasGivenAnotherLine', () => {
  const returned = new ReturnedLine();
  returned.arriving(A, true);
  returned.leave();
  expectEqual(returned.sent('text of before', A), undefined);
});
