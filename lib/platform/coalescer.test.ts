import { expect, test } from 'vitest';
import { coalescer } from './coalescer';

let names = 0;
const fresh = () => `test-${names++}`;

test('callers that come while a batch runs are joined in the next one, and each gets its own answer', async () => {
  const sizes: number[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const double = coalescer<number, number>(fresh(), async (items) => {
    sizes.push(items.length);
    if (sizes.length === 1) await gate;
    return items.map((item) => item * 2);
  });
  const first = double(1);
  await Promise.resolve();
  const rest = [2, 3, 4, 5].map(double);
  open();
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8, 10]);
  expect(sizes).toEqual([1, 4]);
});

test('a bad item hurts only itself', async () => {
  const run = coalescer<number, number>(fresh(), (items) =>
    items.includes(3) ? Promise.reject(new Error('three')) : Promise.resolve([...items]),
  );
  const answers = await Promise.allSettled([1, 2, 3, 4].map(run));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('a full queue refuses at once and says when to come back', async () => {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const run = coalescer<number, number>(fresh(), (items) => gate.then(() => [...items]), { queueMax: 2, sizeMax: 1 });
  const first = run(0);
  await Promise.resolve();
  const waiting = [run(1), run(2)];
  await expect(run(3)).rejects.toMatchObject({ code: 'busy', status: 429 });
  open();
  expect(await Promise.all([first, ...waiting])).toEqual([0, 1, 2]);
});

test('a run that waits for a lock does not stall the others', async () => {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const run = coalescer<string, string>(
    fresh(),
    (items) => (items.includes('locked') ? gate.then(() => [...items]) : Promise.resolve([...items])),
    { patienceMs: 5 },
  );
  const stalled = run('locked');
  await Promise.resolve();
  expect(await run('free')).toBe('free');
  open();
  expect(await stalled).toBe('locked');
});
