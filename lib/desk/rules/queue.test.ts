import { describe, expect, test } from 'vitest';
import type { DeskDeed } from './at-desk';
import { afterAnswer, isSettled, QUEUE_FORM, type Queued, readQueued, waitBefore } from './queue';

const pressed: Queued = {
  v: QUEUE_FORM,
  key: 'k-1',
  store: 'S1',
  at: '2026-11-22T04:00:00.000Z',
  what: { by: 'code', code: 'K7QM2Z4T9HXN5R3B' },
  name: { zh: '券', en: 'Coupon' },
  member: null,
  amount: null,
  state: 'sending',
  deed: null,
  no: null,
};
const deed = { id: 'red_1' } as DeskDeed;

describe('a press that waits', () => {
  test('is done only when the server said so', () => {
    expect(afterAnswer(pressed, null).state).toBe('waiting');
    expect(afterAnswer(pressed, { ok: true, value: deed })).toMatchObject({ state: 'done', deed });
    expect(afterAnswer(pressed, { ok: false, code: 'already_used', facts: { at: 'x' } })).toMatchObject({
      state: 'refused',
      no: { code: 'already_used', facts: { at: 'x' } },
    });
  });

  test.each(['not_signed_in', 'too_many_attempts', 'unexpected'])('goes on waiting after %s', (code) => {
    const waiting = afterAnswer(pressed, { ok: false, code, facts: {} });
    expect([waiting.state, isSettled(waiting)]).toEqual(['waiting', false]);
  });

  test('keeps its first answer, whatever comes later', () => {
    const done = afterAnswer(pressed, { ok: true, value: deed });
    expect(afterAnswer(done, null)).toEqual(done);
    expect(afterAnswer(done, { ok: false, code: 'already_used', facts: {} })).toEqual(done);
  });

  test('is in doubt when the page was closed while it was sent', () => {
    expect(readQueued(JSON.stringify(pressed))?.state).toBe('waiting');
    const done = afterAnswer(pressed, { ok: true, value: deed });
    expect(readQueued(JSON.stringify(done))).toEqual(done);
  });

  test.each(['', 'null', '7', '{', '{"v":99,"key":"k"}', '{"v":1}'])('is not what else is kept there: %s', (text) =>
    expect(readQueued(text)).toBeNull(),
  );

  test('is asked for soon at first, and never less than once a minute', () => {
    expect([0, 1, 2, 10, 1_000].map(waitBefore)).toEqual([3_000, 6_000, 12_000, 60_000, 60_000]);
  });
});
