import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolMembers, signInWithCodeCommand } from '@/lib/enrolment';
import { requestCodeCommand } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { acceptPolicyCommand, consentBook, mayContact, policyStanding, setConsentCommand } from '.';
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
    expect(history).toMatchObject([
      { seq: 2, isGiven: true, policy: 1, source: 'portal' },
      { seq: 1, purpose: 'policy', source: 'registration' },
    ]);
    expect(standing.find(({ channel }) => channel === 'sms')).toMatchObject({ isGiven: true });
    const { rows } = await pool().query('SELECT "proof" FROM "Consent" WHERE "memberId" = $1 AND "seq" = 2', [second]);
    expect(rows[0].proof).toHaveProperty('requestId');
  });

  test('of many words at once none is lost and the numbers have no gap', async () => {
    const [, , third = ''] = ids;
    await Promise.all([true, false, true, false, true, false].map((isGiven) => set(third, isGiven, 'email')));
    const { history } = await consentBook(third);
    const lines = history.toReversed();
    expect(lines.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(lines.map((_, index) => index + 1));
    const bySeq = history.filter(({ purpose }) => purpose !== 'policy').sort((a, b) => a.seq - b.seq);
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
  const policy = { purpose: 'policy', channel: 'h5', source: 'registration', policy: 1, isGiven: true };
  expect((await consentBook(ticked)).history).toMatchObject([
    { source: 'registration', isGiven: true, channel: 'sms' },
    policy,
  ]);
  expect((await consentBook(unticked)).history).toMatchObject([policy]);
  const { rows } = await pool().query('SELECT "proof" FROM "Consent" WHERE "memberId" = $1', [unticked]);
  expect(rows[0].proof).toMatchObject({ by: 'code', requestId: expect.any(String) });
});

test('a new text of the policy is asked for once, by the version that stood on the page; nobody from a file accepted any', async () => {
  const [first = ''] = ids;
  const accept = (version: number, id = first) =>
    execute(acceptPolicyCommand, { ...systemCaller('test'), actor: { kind: 'member', id } }, { version });
  const actor = { kind: 'system', name: 'test' } as const;
  const [made] = await enrolMembers([{ externalId: 'from-a-file' }], { actor, now: new Date(), isUnasked: true });
  const unasked = made?.ok ? made.value.memberId : '';
  expect(await policyStanding(pool(), unasked)).toEqual({ version: 1, accepted: null });
  expect(await accept(1, unasked)).toMatchObject({ isNew: true });
  expect(await policyStanding(pool(), first)).toEqual({ version: 1, accepted: 1 });
  expect(await accept(1)).toMatchObject({ isNew: false });
  await pool().query(`UPDATE "Program" SET "settings" = "settings" || '{"privacy": {"policyVersion": 2}}'`);
  shared.forget('program');
  expect(await policyStanding(pool(), first)).toEqual({ version: 2, accepted: 1 });
  await expect(accept(1), 'the text that was read is not the one that stands').rejects.toMatchObject({
    code: 'policy_changed',
  });
  const said = await Promise.all([accept(2), accept(2)]);
  expect(said.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  expect(await policyStanding(pool(), first)).toEqual({ version: 2, accepted: 2 });
});
