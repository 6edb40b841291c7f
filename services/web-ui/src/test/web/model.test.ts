import { ChatView, FIRST_ROWS, KEPT_ROWS, MAX_ROWS, rowsToFill } from '../../main/web/model/chat-view.ts';
import { complete } from '../../main/web/model/completion.ts';
import { ComposerHistory } from '../../main/web/model/composer-history.ts';
import { LineBuffer, type Line } from '../../main/web/model/lines.ts';
import { parseOverlayOptions } from '../../main/web/model/overlay-options.ts';
import { parseCard } from '../../main/web/model/personas.ts';
import { Sampler } from '../../main/web/model/sampler.ts';
import { SettingsStore } from '../../main/web/model/settings.ts';
import { StreamModel } from '../../main/web/model/stream.ts';
import type { ContextEvent } from '../../main/web/net/protocol.ts';
import { expectEqual, expectTrue, test } from './harness.ts';
import { author, message } from './messages.ts';

function lines(count: number): Line[] {
  return Array.from({ length: count }, (_, n) => ({
    kind: 'message', key: `id-${n}`, message: message(n), mine: false, mentionsMe: false, removed: false, saidAt: n, odd: false,
  }));
}

test('shouldBoundTheBufferAndForgetWhatLeftIt', () => {
  const buffer = new LineBuffer(100);
  lines(1_000).forEach((line) => buffer.append(line));
  expectTrue(buffer.all.length >= 100 && buffer.all.length <= 105, `a bound, was ${buffer.all.length}`);
  expectEqual([buffer.has('id-0'), buffer.has('id-999'), buffer.total], [false, true, 1_000]);
});

test('shouldLoseItsOldestRowsSomeAtATimeAndFreezeWhatIsLeft', () => {
  const view = new ChatView();
  const firsts = [50, 100, 150, 151, 174, 175, 199, 200, 250].map((count) => view.rows(lines(count)).at(0)?.key);
  expectEqual(firsts, ['id-0', 'id-0', 'id-0', 'id-0', 'id-0', 'id-25', 'id-25', 'id-50', 'id-100']);
  view.pause(lines(260), 260);
  expectEqual([view.rows([]).at(0)?.key, view.rows([]).length], ['id-100', 160]);
});

test('shouldDrawWhatIsOnTheScreenBeforeWhatIsAboveIt', () => {
  const view = new ChatView();
  expectEqual([view.rows(lines(2)).length, view.isCut], [2, false]);
  expectEqual([view.rows(lines(400)).at(0)?.key, view.isCut], [`id-${400 - FIRST_ROWS}`, true]);
  const counts = [401, 402, 403, 404].map((count) => view.rows(lines(count)).length);
  expectEqual([counts, view.isCut], [[91, 122, KEPT_ROWS, KEPT_ROWS + 1], false]);
  expectEqual([view.rows(lines(404).slice(-3)).length, view.rows(lines(404)).length], [3, 33]);
});

test('shouldDrawFirstWhatFillsTheScreen', () => {
  expectEqual([0, 900, 1_080, 9_000].map(rowsToFill), [20, 28, 35, FIRST_ROWS]);
  const view = new ChatView(35);
  expectEqual(view.rows(lines(400)).at(0)?.key, 'id-365');
  expectEqual(view.rows(lines(460)).some(({ key }) => key === 'id-365'), true);
});

test('shouldFreezeExactlyWhatIsShownAndCountWhatComes', () => {
  const view = new ChatView();
  const before = lines(500);
  view.pause(before, 500);
  const after = lines(900);
  expectEqual(view.rows(after).at(-1)?.key, 'id-499');
  expectEqual([view.rows(after).length, view.missed(900)], [FIRST_ROWS, 400]);
  view.resume();
  expectEqual([view.rows(after).at(-1)?.key, view.missed(900)], ['id-899', 0]);
});

test('shouldFreezeNoRowsThatAreStillToBeDrawn', () => {
  const view = new ChatView();
  view.rows(lines(2));
  const shown = view.rows(lines(400));
  view.pause(lines(400), 400);
  expectEqual([view.rows([]).at(0)?.key, view.rows([]).length], [shown.at(0)?.key, FIRST_ROWS]);
});

test('shouldMoveTheWindowOfAPausedViewWithinItsBounds', () => {
  const view = new ChatView();
  view.pause(lines(450), 450);
  expectEqual([view.older(), view.older(), view.older(), view.older(), view.older()], [true, true, true, true, false]);
  expectEqual([view.rows([]).at(0)?.key, view.rows([]).length], ['id-0', MAX_ROWS]);
  expectEqual([view.newer(), view.newer(), view.newer()], [true, true, false]);
  expectEqual(view.rows([]).at(-1)?.key, 'id-449');
});

test('shouldRemoveADeletedLineFromAPausedViewThoughItHasLeftTheBuffer', () => {
  const view = new ChatView();
  view.pause(lines(3), 3);
  view.remove(({ message_id }) => message_id === 'id-1');
  expectEqual(view.rows([]).map((line) => line.kind === 'message' && line.removed), [false, true, false]);
});

test('shouldMakeAnswersToADeletedLineNewAndLeaveTheOthers', () => {
  const buffer = new LineBuffer(100);
  const answer = { reply_to: { message_id: 'id-0', author_id: 'ada' } };
  lines(3).forEach((line, n) => buffer.append(line.kind === 'message' && n === 1 ? { ...line, message: message(1, answer) } : line));
  const before = buffer.all;
  buffer.take(({ message_id }) => message_id === 'id-0');
  expectEqual(buffer.all.map((line, n) => line === before[n]), [false, false, true]);
  expectEqual(buffer.all.map((line) => line.kind === 'message' && line.removed), [true, false, false]);
});

test('shouldShowASampleOfAFloodAndAllOfACalmChat', () => {
  const sampler = new Sampler();
  let shown = 0;
  for (let n = 0; n < 1_500; n += 1) {
    shown += sampler.admit(10_000 + n * 2) ? 1 : 0;
  }
  expectEqual(sampler.oneIn, 4);
  expectTrue(shown < 1_000, `a sample, was ${shown}`);
  expectEqual([sampler.roll(15_000), sampler.roll(17_000), sampler.oneIn], [true, false, 1]);
});

test('shouldCompleteNamesAndEmotesAtTheCaret', () => {
  const authors = [author('adam'), author('bob')];
  expectEqual(complete('hey @AD', 7, authors)?.suggestions.map((one) => one.insert), ['@adam ']);
  expectEqual(complete('hey @AD', 7, authors)?.from, 4);
  expectEqual(complete('@\u0130', 2, [author('\u0130z')])?.from, 0);
  expectEqual(complete(':kap', 4, authors)?.suggestions.map((one) => one.insert), ['Kappa ']);
  expectEqual([complete(':D', 2, authors), complete('a@b', 3, authors), complete('plain', 5, authors)], [undefined, undefined, undefined]);
});

test('shouldWalkTheHistoryAndComeBackToTheDraft', () => {
  const history = new ComposerHistory();
  history.add('one');
  history.add('two');
  expectEqual([history.older('dra'), history.older('two'), history.older('one')], ['two', 'one', undefined]);
  expectEqual([history.newer(), history.newer(), history.newer()], ['two', 'dra', undefined]);
});

test('shouldMergeOverlappingTranscriptWindows', () => {
  const context = (segments: [number, string, boolean][]): ContextEvent => ({
    type: 'context', context_id: 'now', published_at: 1, window_start: 0, window_end: 1, events: [], keywords: [], topics: [],
    recogniser: { engine: 'pocketsphinx', lag_ms: 0, state: 'listening' },
    segments: segments.map(([start, text, is_final]) => ({ start, end: start + 1, text, confidence: 1, is_final })),
  });
  const model = new StreamModel();
  model.apply(context([[1, 'hello', true], [2, 'wor', false]]));
  expectEqual(model.partial?.text, 'wor');
  model.apply(context([[1, 'hello', true], [2, 'world', true]]));
  expectEqual([model.transcript.map((segment) => segment.text), model.partial], [['hello', 'world'], undefined]);
});

test('shouldSurviveBrokenSettings', () => {
  const broken = { getItem: () => '{"textSize":99', setItem: () => { throw new Error('full'); } };
  const settings = new SettingsStore(broken);
  settings.change({ theme: 'light' });
  expectEqual([settings.current.theme, settings.current.textSize], ['light', 1]);
  expectEqual(new SettingsStore({ ...broken, getItem: () => '{"textSize":99}' }).current.textSize, 3);
});

test('shouldReadPersonaCardsLeniently', () => {
  const card = parseCard({ id: 'nova', displayName: 'Nova', archetype: 'hype', topics: ['games', 7], voice: { stance: 'loud', casing: 7, max_words: 9, samples: ['hi', null] } });
  expectEqual(card, {
    id: 'nova', displayName: 'Nova', archetype: 'hype', topics: ['games'], emotes: [], anchors: [],
    voice: { stance: 'loud', casing: '', laughter: '', habits: [], samples: ['hi'] },
  });
  expectEqual([parseCard(null), parseCard({ name: 'x' })], [undefined, undefined]);
});

test('shouldReadOverlayOptionsWithinBounds', () => {
  const options = parseOverlayOptions('?room=demo&size=999&lines=0&fade=30&side=right&bots=0&font=Comic Sans MS');
  expectEqual([options.size, options.lines, options.fadeSeconds, options.side, options.hideBots, options.hideCommands, options.font], [64, 1, 30, 'right', true, false, 'Comic Sans MS']);
  expectEqual(parseOverlayOptions('?font=x;}').font, 'inherit');
  expectEqual(parseOverlayOptions('?lines=7.6').lines, 8);
});
