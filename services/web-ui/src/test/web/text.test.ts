import { BACKGROUNDS, contrast, readable } from '../../main/web/text/colors.ts';
import { EMOTES, findEmote, searchEmotes } from '../../main/web/text/emotes.ts';
import { safeHref } from '../../main/web/text/links.ts';
import { displayable } from '../../main/web/text/sanitise.ts';
import { tokenise } from '../../main/web/text/tokens.ts';
import { expectEqual, expectTrue, test } from './harness.ts';

const nobody: ReadonlySet<string> = new Set();

test('shouldMakeEveryNameColourReadableInBothThemes', () => {
  for (const theme of ['dark', 'light'] as const) {
    for (let value = 0; value <= 0xffffff; value += 0x2f0f1) {
      const color = `#${value.toString(16).padStart(6, '0')}`;
      const ratio = contrast(readable(color, theme), BACKGROUNDS[theme]);
      expectTrue(ratio >= 4.5, `contrast of ${color} on ${theme}, was ${ratio}`);
    }
  }
});

test('shouldKeepNamesReadableInARowThatCallsTheReader', () => {
  for (const color of ['#8f8f9d', '#9a96a8', '#4a4a4a']) {
    const ratio = contrast(readable(color, 'dark'), '#342a22');
    expectTrue(ratio >= 4.5, `contrast of ${color}, was ${ratio}`);
  }
});

test('shouldKeepAColourThatIsReadableAlready', () => {
  expectEqual(readable('#ffcc66', 'dark'), '#ffcc66');
  expectEqual(readable('url(evil)', 'dark'), readable('#9a96a8', 'dark'));
});

test('shouldToneDownAColourThatGlaresOnLightOnly', () => {
  expectEqual([readable('#1a1aff', 'light'), readable('#a04030', 'light')], ['#3737e2', '#a04030']);
});

test('shouldRecogniseEmotesByShortcodeAndByName', () => {
  expectEqual(tokenise('gg :kappa: Kappa', nobody).map((token) => token.kind), ['emote', 'text', 'emote', 'text', 'emote']);
  expectEqual(tokenise('Kappas kappa', nobody), [{ kind: 'text', text: 'Kappas kappa' }]);
  expectEqual(findEmote('constructor'), undefined);
});

test('shouldNameEachEmoteOnce', () => {
  const names = EMOTES.flatMap((emote) => [`:${emote.code}:`, ...emote.names]);
  expectEqual(new Set(names).size, names.length);
});

test('shouldBoundTheEmotesOfALine', () => {
  const tokens = tokenise('Kappa '.repeat(80), nobody);
  expectEqual(tokens.filter((token) => token.kind === 'emote').length, 40);
});

test('shouldFindEmotesThatBeginWithTheQueryFirst', () => {
  expectEqual(searchEmotes('po', 2).map((emote) => emote.code), ['pog', 'hype']);
});

test('shouldTellAMentionOfMe', () => {
  const tokens = tokenise('hey @Robin, and @ada!', new Set(['robin']));
  expectEqual(tokens.filter((token) => token.kind === 'mention'), [
    { kind: 'mention', name: '@Robin', me: true },
    { kind: 'mention', name: '@ada', me: false },
  ]);
});

test('shouldLinkHttpAddressesOnly', () => {
  expectEqual(safeHref('https://example.org/a?b=c'), 'https://example.org/a?b=c');
  for (const word of ['javascript:alert(1)', 'data:text/html,x', 'https://bank.example@evil.example/', 'https://', 'http://localhost', 'ftp://example.org', '//example.org']) {
    expectEqual([word, safeHref(word)], [word, undefined]);
  }
});

test('shouldLeaveMarksOfTheSentenceOutOfALink', () => {
  for (const [line, href, rest] of [
    ['see https://example.org/map, ok', 'https://example.org/map', 'see , ok'],
    ['(https://example.org/map).', 'https://example.org/map', '().'],
    ['https://example.org/Map_(game)', 'https://example.org/Map_(game)', ''],
  ] as const) {
    const tokens = tokenise(line, nobody);
    const text = tokens.map((token) => (token.kind === 'text' ? token.text : '')).join('');
    expectEqual([tokens.flatMap((token) => (token.kind === 'link' ? [token.href] : [])), text], [[href], rest]);
  }
});

test('shouldTakeTheHarmOutOfBidiControlsAndStackedMarks', () => {
  expectEqual(displayable('a\u202Eb\u2066c'), 'abc');
  expectEqual(displayable(`z${'\u0301'.repeat(60)}`), `z${'\u0301'.repeat(3)}`);
  expectEqual(displayable('مرحبا שלום नमस्ते'), 'مرحبا שלום नमस्ते');
});
