import { pageAround } from '../../main/web/model/past-scene.ts';
import { RoomStore } from '../../main/web/model/room-store.ts';
import { TimeTravel } from '../../main/web/model/time-travel.ts';
import type { ModerationEvent, ServerEvent } from '../../main/web/net/protocol.ts';
import { PastError, type Moment, type PastPage, type PastSource, type PastSpan } from '../../main/web/net/past.ts';
import { expectEqual, test } from './harness.ts';
import { joined, message } from './messages.ts';

/** A room in which somebody said `line N` at second N since `began`, in pages of at most `size` moments. */
class Recording implements PastSource {
  readonly asked: [number, number][] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  failures: PastError[] = [];
  spanFailures: PastError[] = [];

  constructor(
    readonly began: number,
    private readonly moments: readonly Moment[],
    private readonly size = 2_000,
    readonly run: string | undefined = undefined,
  ) {}

  async span(): Promise<PastSpan> {
    const failure = this.spanFailures.pop();
    if (failure) {
      throw failure;
    }
    return { oldest: this.began, newest: this.run === undefined ? Date.now() : (this.moments.at(-1)?.at ?? 0) };
  }

  /** Comes back as soon as so many pages were asked for, before the last of them is answered. */
  async reached(pages: number): Promise<void> {
    while (this.asked.length < pages) {
      await Promise.resolve();
    }
  }

  async page(from: number, until: number, givenUp?: AbortSignal): Promise<PastPage> {
    this.asked.push([from, until]);
    this.signals.push(givenUp);
    const failure = this.failures.pop();
    if (failure) {
      throw failure;
    }
    const found = this.moments.filter(({ at }) => at >= from && at < until);
    const whole = found.length <= this.size;
    await new Promise((resolve) => window.setTimeout(resolve));
    return { from, until: whole ? until : (found[this.size] as Moment).at, moments: found.slice(0, this.size) };
  }
}

const MINUTE = 60_000;

function recording(seconds: number, size?: number, run?: string): Recording {
  const began = Date.now() - 60 * MINUTE;
  const moments = Array.from({ length: seconds }, (_, n) => ({ at: began + n * 1_000, event: message(n) }));
  return new Recording(began, moments, size, run);
}

function travelling(source: PastSource): { travel: TimeTravel; go: (ms: number) => void } {
  let clock = 0;
  const live = new RoomStore();
  live.apply([joined()]);
  const travel = new TimeTravel(
    source,
    live,
    () => clock,
    (act) => act(),
  );
  return {
    travel,
    go: (ms) => {
      clock += ms;
      travel.tick();
    },
  };
}

function texts(travel: TimeTravel): string[] {
  return (travel.store?.buffer.all ?? []).flatMap((line) => (line.kind === 'message' && !line.removed ? [line.message.text] : []));
}

test('shouldShowAMomentWithWhatWasBeforeAndPlayOn', async () => {
  const past = recording(600);
  const { travel, go } = travelling(past);
  await travel.goTo(past.began + 100_500);
  expectEqual([travel.phase, travel.position - past.began, texts(travel).at(0), texts(travel).at(-1)], ['playing', 100_500, 'line 41', 'line 100']);
  go(1_000);
  expectEqual(texts(travel).slice(-2), ['line 100', 'line 101']);
  travel.backToLive();
  expectEqual([travel.phase, travel.store === undefined], ['live', true]);
});

test('shouldShowNowUntilTheMomentIsThere', async () => {
  const past = recording(600);
  const { travel } = travelling(past);
  await travel.measure();
  const seek = travel.goTo(past.began + 100_500);
  await past.reached(1);
  expectEqual([travel.phase, travel.store === undefined, travel.position - past.began], ['loading', true, 100_500]);
  await seek;
  expectEqual(texts(travel).at(-1), 'line 100');
  travel.backToLive();
});

test('shouldGiveUpWhatNobodyWaitsForAnyMore', async () => {
  const past = recording(600);
  const { travel } = travelling(past);
  await travel.measure();
  const first = travel.goTo(past.began + 100_500);
  await past.reached(1);
  const second = travel.goTo(past.began + 200_500);
  await past.reached(2);
  expectEqual(past.signals.map((signal) => signal?.aborted), [true, false]);
  await Promise.all([first, second]);
  expectEqual(texts(travel).at(-1), 'line 200');
  travel.backToLive();
});

test('shouldNotLetTheClockRunBeforeTheMomentIsSeen', async () => {
  const past = recording(600);
  let clock = 0;
  let seen = (): void => {};
  const travel = new TimeTravel(
    past,
    new RoomStore(),
    () => clock,
    (act) => (seen = act),
  );
  await travel.goTo(past.began + 10_500);
  clock += 700;
  travel.tick();
  expectEqual([travel.phase, travel.position - past.began], ['playing', 10_500]);
  seen();
  clock += 700;
  travel.tick();
  expectEqual([travel.position - past.began, texts(travel).at(-1)], [11_200, 'line 11']);
  travel.backToLive();
});

test('shouldPlayAtHalfToFourTimesTheSpeedAndStandStill', async () => {
  for (const [speed, last] of [[0.5, 'line 12'], [1, 'line 14'], [2, 'line 18'], [4, 'line 26']] as const) {
    const past = recording(600);
    const { travel, go } = travelling(past);
    await travel.goTo(past.began + 10_500);
    travel.setSpeed(speed);
    go(4_000);
    expectEqual([texts(travel).at(-1), travel.speed], [last, speed]);
    travel.toggle();
    go(60_000);
    expectEqual([texts(travel).at(-1), travel.phase], [last, 'paused']);
    travel.backToLive();
  }
});

test('shouldLoadAheadAndNeverPlayWhatIsNotLoaded', async () => {
  const past = recording(600);
  const { travel, go } = travelling(past);
  await travel.goTo(past.began + 10_000);
  go(100 * MINUTE);
  expectEqual([travel.stalled, travel.position - past.began], [true, 70_000]);
  await Promise.resolve();
  await new Promise((resolve) => window.setTimeout(resolve));
  go(1_000);
  expectEqual([travel.stalled, texts(travel).at(-1)], [false, 'line 71']);
  travel.backToLive();
});

test('shouldShowLessOfWhatWasBeforeWhereTheChatWasTooFastForAPage', async () => {
  const past = recording(600, 20);
  const { travel } = travelling(past);
  await travel.goTo(past.began + 100_500);
  expectEqual([texts(travel).at(0), texts(travel).at(-1)], ['line 96', 'line 100']);
  travel.backToLive();
});

test('shouldKeepTheCaptionsThatAFullPageHasNoRoomFor', async () => {
  const lines = recording(600, 20);
  const { events } = await captionsBefore(lines.began + 100_500, lines);
  expectEqual(events, ['context']);
});

/** What is shown of the stream at a moment of a chat that fills its pages. */
async function captionsBefore(moment: number, lines: Recording): Promise<{ events: string[] }> {
  const context = { at: moment - 50_000, event: { type: 'context' } as never };
  const source = { run: undefined, span: () => lines.span(), page: async (from: number, until: number) => {
    const page = await lines.page(from, until);
    return { ...page, moments: context.at >= page.from && context.at < page.until ? [context, ...page.moments] : page.moments };
  } };
  const page = await pageAround(source, moment);
  return { events: page.moments.map(({ event }) => event.type).filter((type) => type !== 'message') };
}

test('shouldTakeAwayWhatAModeratorTakesAwayMeanwhile', async () => {
  const past = recording(600);
  const { travel, go } = travelling(past);
  await travel.goTo(past.began + 10_500);
  travel.moderated([
    { type: 'moderation', event_id: 'e1', kind: 'DELETED', message_id: 'id-10', at: 0 },
    { type: 'moderation', event_id: 'e2', kind: 'DELETED', message_id: 'id-12', at: 0 },
  ] as never);
  go(3_000);
  expectEqual(texts(travel).slice(-3), ['line 9', 'line 11', 'line 13']);
  travel.backToLive();
});

test('shouldHearOfThousandsOfRemovalsInOnePassOverWhatIsLoaded', async () => {
  let looks = 0;
  const { began } = recording(0);
  const moments = Array.from({ length: 600 }, (_, n) => ({ at: began + n * 1_000, event: lookedAt(n, () => (looks += 1)) }));
  const { travel, go } = travelling(new Recording(began, moments));
  await travel.goTo(began + 10_500);
  looks = 0;
  travel.moderated(Array.from({ length: 4_096 }, (_, n) => decision('DELETED', { message_id: `id-${n}`, at: Date.now(), withdrawn: true })));
  // Lines 0 to 10 are shown, those up to 70 are loaded.
  expectEqual(looks, 71);
  go(5_000);
  expectEqual(texts(travel), []);
  travel.backToLive();
});

/** A line that tells how often its id was looked at. */
function lookedAt(n: number, look: () => void): ServerEvent {
  return Object.defineProperty(message(n), 'message_id', { enumerable: true, get: () => (look(), `id-${n}`) });
}

function decision(kind: ModerationEvent['kind'], part: Partial<ModerationEvent> = {}): ModerationEvent {
  return { type: 'moderation', kind, at: 0, ...part };
}

test('shouldTakeOutOfAPageWhatWasTakenAwayWhileItWasUnderWay', async () => {
  const past = recording(600);
  const { travel, go } = travelling(past);
  await travel.measure();
  const seek = travel.goTo(past.began + 10_500);
  await past.reached(1);
  travel.moderated([decision('DELETED', { message_id: 'id-9' }), decision('DELETED', { message_id: 'id-12' })]);
  await seek;
  go(2_500);
  expectEqual(texts(travel).slice(-3), ['line 10', 'line 11', 'line 13']);
  go(50_000);
  await past.reached(2);
  travel.moderated([decision('DELETED', { message_id: 'id-71' })]);
  await new Promise((resolve) => window.setTimeout(resolve));
  go(9_500);
  expectEqual(texts(travel).slice(-2), ['line 70', 'line 72']);
  travel.backToLive();
});

test('shouldTakeAwayOnlyWhatWasSaidBeforeTheDecision', async () => {
  for (const part of [{}, { author_id: 'ada' }]) {
    const past = recording(600);
    const { travel } = travelling(past);
    await travel.measure();
    const seek = travel.goTo(past.began + 10_500);
    await past.reached(1);
    travel.moderated([decision('CLEARED', { ...part, at: past.began + 8_000 })]);
    await seek;
    expectEqual(texts(travel), ['line 9', 'line 10']);
    travel.backToLive();
  }
});

test('shouldNotSayInThePastThatTheChatIsClearedNow', async () => {
  const past = recording(600);
  const { travel } = travelling(past);
  await travel.goTo(past.began + 10_500);
  travel.moderated([decision('CLEARED', { at: Date.now() })]);
  expectEqual([texts(travel), travel.store?.buffer.all.filter(({ kind }) => kind === 'notice')], [[], []]);
  travel.backToLive();
});

test('shouldPlayAReplayRunFromItsBeginningAndStopAtItsEnd', async () => {
  const past = recording(30, undefined, 'goal');
  const { travel, go } = travelling(past);
  await travel.goTo();
  expectEqual([travel.phase, travel.position - past.began, texts(travel)], ['playing', 0, ['line 0']]);
  go(60_000);
  expectEqual([travel.phase, travel.position - past.began, texts(travel).at(-1)], ['paused', 29_000, 'line 29']);
  await travel.goTo(Date.now());
  expectEqual([travel.phase, travel.position - past.began], ['playing', 29_000]);
  travel.backToLive();
  expectEqual(travel.position > past.began + MINUTE, true);
});

test('shouldNotPlayAReplayRunThatNobodyKnows', async () => {
  const past = recording(30, undefined, 'goal');
  past.spanFailures = [new PastError('no such run', false)];
  const { travel } = travelling(past);
  await travel.goTo();
  expectEqual([travel.phase, texts(travel), past.asked], ['failed', [], []]);
});

test('shouldBeLiveAgainWhenThePastIsOver', async () => {
  const past = recording(3_600);
  const { travel, go } = travelling(past);
  await travel.goTo(Date.now() - 10_000);
  travel.setSpeed(4);
  go(3_000);
  expectEqual(travel.phase, 'live');
  await travel.goTo(Date.now() + MINUTE);
  expectEqual(travel.phase, 'live');
});

test('shouldSayWhenAPastCannotBeShown', async () => {
  const past = recording(600);
  past.failures = [new PastError('forbidden', false)];
  const { travel } = travelling(past);
  await travel.goTo(past.began + 10_500);
  expectEqual(travel.phase, 'failed');
  await travel.goTo(past.began + 10_500);
  expectEqual(travel.phase, 'playing');
  travel.backToLive();
});
