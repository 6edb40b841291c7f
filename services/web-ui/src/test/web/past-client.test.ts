import { PastClient, PastError } from '../../main/web/net/past.ts';
import { expectEqual, test } from './harness.ts';

/** Puts another fetch in the place of the browser's while `run` runs. */
async function withFetch(fetch: typeof window.fetch, run: () => Promise<void>): Promise<void> {
  const real = window.fetch;
  window.fetch = fetch;
  try {
    await run();
  } finally {
    window.fetch = real;
  }
}

async function failureOf(client: PastClient): Promise<unknown> {
  return client.span().then(
    () => undefined,
    (failure: unknown) => failure,
  );
}

test('shouldAskAgainWhereTheGatewayNeverAnswers', async () => {
  const never: typeof window.fetch = (_, init) =>
    new Promise((_answer, fail) => init?.signal?.addEventListener('abort', () => fail(init.signal?.reason)));
  await withFetch(never, async () => {
    const failure = await failureOf(new PastClient('demo', () => ({}), undefined, 1));
    expectEqual([failure instanceof PastError, (failure as PastError).retryable], [true, true]);
  });
});

test('shouldAskAgainWhereTheAnswerIsCutOff', async () => {
  await withFetch(async () => new Response('{"oldest":1,'), async () => {
    const failure = await failureOf(new PastClient('demo', () => ({}), undefined));
    expectEqual([failure instanceof PastError, (failure as PastError).retryable], [true, true]);
  });
});
