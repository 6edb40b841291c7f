/** A few lines of test runner: the tests run in the headless browser and JUnit reports them (UnitTestsInBrowserTest). */
export interface Outcome {
  readonly name: string;
  readonly error?: string;
}

const cases: { name: string; run: () => void | Promise<void> }[] = [];

export function test(name: string, run: () => void | Promise<void>): void {
  cases.push({ name, run });
}

/** Compares by structure. */
export function expectEqual(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) {
    throw new Error(`expected ${right} but was ${left}`);
  }
}

export function expectTrue(condition: boolean, what: string): void {
  if (!condition) {
    throw new Error(`expected ${what}`);
  }
}

export function expectThrows(run: () => unknown, type: new (...args: never[]) => Error): void {
  try {
    run();
  } catch (error) {
    expectTrue(error instanceof type, `${type.name}, got ${String(error)}`);
    return;
  }
  throw new Error(`expected ${type.name}, nothing was thrown`);
}

export async function runAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, run } of cases) {
    try {
      await run();
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return outcomes;
}
