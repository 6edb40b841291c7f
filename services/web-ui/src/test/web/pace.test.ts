import { Pace, type Frames } from '../../main/web/model/pace.ts';
import { expectEqual, expectTrue, test } from './harness.ts';

/** A browser that draws a frame when it is told to, and takes `cost` milliseconds for it. */
class DrivenFrames implements Frames {
  time = 1_000;
  cost = 2;
  readonly waits: number[] = [];
  private later: (() => void) | undefined;
  private begin: (() => void) | undefined;
  private end: (() => void) | undefined;

  now(): number {
    return this.time;
  }

  after(ms: number, act: () => void): void {
    this.waits.push(ms);
    this.later = act;
  }

  atFrame(act: () => void): void {
    this.begin = act;
  }

  afterFrame(act: () => void): void {
    this.end = act;
  }

  /** Lets the wait be over, if there is one, and draws. */
  draw(): void {
    this.time += this.waits.at(-1) ?? 0;
    this.later?.();
    this.later = undefined;
    this.begin?.();
    this.begin = undefined;
    this.time += this.cost;
    this.end?.();
  }
}

test('shouldDrawAllPartsOnceInTheSameFrame', () => {
  const frames = new DrivenFrames();
  const pace = new Pace(frames);
  const drawn: string[] = [];
  const parts = ['list', 'panel'].map((name) => () => void drawn.push(name));
  [...parts, ...parts].forEach((part) => pace.ask(part));
  expectEqual([drawn, frames.waits], [[], []]);
  frames.draw();
  expectEqual(drawn, ['list', 'panel']);
});

test('shouldShowTheFirstDrawingBeforeTheNext', () => {
  const frames = new DrivenFrames();
  const pace = new Pace(frames);
  const drawn: string[] = [];
  pace.first(() => void drawn.push('page'));
  pace.ask(() => void drawn.push('list'));
  expectEqual(drawn, ['page']);
  frames.draw();
  expectEqual(drawn, ['page']);
  frames.draw();
  expectEqual(drawn, ['page', 'list']);
});

test('shouldDrawTwentyTimesASecondAtMost', () => {
  const frames = new DrivenFrames();
  const pace = new Pace(frames);
  pace.ask(() => {});
  frames.draw();
  pace.ask(() => {});
  expectEqual(frames.waits, [48]);
});

test('shouldDrawLessOftenWhereItTakesLongAndRecover', () => {
  const frames = new DrivenFrames();
  const pace = new Pace(frames);
  const drawOften = (): void => {
    for (let i = 0; i < 20; i += 1) {
      pace.ask(() => {});
      frames.draw();
    }
  };
  frames.cost = 16;
  drawOften();
  expectEqual(Math.round(pace.every), 80);
  frames.cost = 400;
  drawOften();
  expectEqual(Math.round(pace.every), 100);
  frames.cost = 2;
  drawOften();
  expectTrue(pace.every < 51, `the old pace, was ${pace.every}`);
});
