import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolMembers, signInWithCodeCommand } from '@/lib/enrolment';
import { requestCodeCommand } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { consentBook, mayContact, setConsentCommand } from '.';
import '@/lib/wiring';

let ids: string[] = [];
const set = (id: string, isGiven: boolean, channel: 'sms' | 'email' = 'sms') =>
  execute(
    setConsentCommand,
    { ...systemCaller('test'), actor: { kind: 'member', id } },
    { purpose: 'marketing', channel, isGiven },
  );
const allowed = (channel: 'sms' | 'inbox' = 'sms', now = new Date()) =>
  mayContact(pool(), ids, 'marketing', channel, now);

beforeAll(async () => {
  await installStandardProgram(pool());
  const people = [1, 2, 3].map((one) => ({ mobile: `1380000200${one}` }));
  const made = await enrolMembers(people, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  ids = made.map((one) => (one.ok ? one.value.memberId : ''));
});
afterAll(closeDatabase);

describe('consents', () => {
  test('nobody hears of offers by text message unasked, and a withdrawal counts for the next message', async () => {
    const [first = '', second = ''] = ids;
    expect(await allowed()).toEqual(new Set());
    expect(await allowed('inbox')).toEqual(new Set(ids));
    await set(first, true);
    await set(second, true);
    expect(await allowed()).toEqual(new Set([first, second]));
    await set(first, false);
    expect(await allowed()).toEqual(new Set([second]));
    expect(await allowed('inbox'), 'another channel is another question').toEqual(new Set(ids));
  });

  test('keep every line with policy, source and proof; saying the same again adds none', async () => {
    const [, second = ''] = ids;
    expect(await set(second, true)).toMatchObject({ isNew: false });
    const { history, standing } = await consentBook(second);
    expect(history).toMatchObject([{ seq: 1, isGiven: true, policy: 1, source: 'portal' }]);
    expect(standing.find(({ channel }) => channel === 'sms')).toMatchObject({ isGiven: true });
    const { rows } = await pool().query('SELECT "proof" FROM "Consent" WHERE "memberId" = $1', [second]);
    expect(rows[0].proof).toHaveProperty('requestId');
  });

  test('of many words at once none is lost and the numbers have no gap', async () => {
    const [, , third = ''] = ids;
    await Promise.all([true, false, true, false, true, false].map((isGiven) => set(third, isGiven, 'email')));
    const { history } = await consentBook(third);
    const lines = history.toReversed();
    expect(lines.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(lines.map((_, index) => index + 1));
    const bySeq = [...history].sort((a, b) => a.seq - b.seq);
    for (const [index, line] of bySeq.entries())
      expect(line.isGiven, `line ${index} says something new`).not.toBe(bySeq[index - 1]?.isGiven);
  });

  test('cannot be about what was never asked', async () => {
    const caller = { ...systemCaller('test'), actor: { kind: 'member', id: ids[0] ?? '' } } as const;
    await expect(
      execute(setConsentCommand, caller, { purpose: 'personalisation', channel: 'sms', isGiven: true }),
    ).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});

test('whoever ticks offers while joining is kept as having agreed, and nobody else', async () => {
  const join = async (mobile: string, wantsOffers?: boolean) => {
    const stranger = { ...systemCaller('test'), actor: { kind: 'anonymous' } } as const;
    await pool().query('DELETE FROM "RateLimit"');
    const { shown } = await execute(requestCodeCommand, stranger, { mobile });
    const input = { mobile, code: shown ?? '', ...(wantsOffers === undefined ? {} : { wantsOffers }) };
    return (await execute(signInWithCodeCommand, stranger, input)).subjectId;
  };
  const ticked = await join('13911110001', true);
  const unticked = await join('13911110002');
  expect((await consentBook(ticked)).history).toMatchObject([
    { source: 'registration', isGiven: true, channel: 'sms' },
  ]);
  expect((await consentBook(unticked)).history).toEqual([]);
});
