import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenMembers } from '@/lib/coupons/testing/people';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { installStandardProgram } from '@/lib/standard-program';
import { type IssuedPass, issuePass } from './issue-pass';
import { presentPass } from './present-pass';
import { readPass, SLICES_ISSUED, writePass } from './rules/pass';

const NOW = new Date('2026-11-22T04:00:30.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

/** What the phone shows of what it was issued, so many slices ahead. */
const shown = ({ slices }: IssuedPass, ahead = 0, nonce = 0): string => slices[ahead]?.codes[nonce] ?? '';

/** The same proof under another handle, with the check digit that belongs to it. */
function forged(text: string, handle: string): string {
  const code = readPass(text);
  return code === null ? '' : writePass({ ...code, handle });
}

const ask = (text: string, more: { key?: string; by?: string; storeCode?: string } = {}) => ({
  text,
  by: 'staff:one',
  key: null,
  storeCode: null,
  ...more,
});

async function given(): Promise<{ memberId: string; issued: IssuedPass }> {
  const [memberId = ''] = await givenMembers(1);
  return { memberId, issued: await issuePass(pool(), memberId, NOW) };
}

describe('a pass', () => {
  test('is one for each member, however many phones ask at once, and its seed rests sealed', async () => {
    const [memberId = ''] = await givenMembers(1);
    const issued = await Promise.all(Array.from({ length: 8 }, () => issuePass(pool(), memberId, NOW)));
    expect(new Set(issued.map(({ slices }) => JSON.stringify(slices))).size).toBe(1);
    const { rows } = await pool().query('SELECT * FROM "PassSeed" WHERE "memberId" = $1', [memberId]);
    expect(rows).toHaveLength(1);
    expect(rows[0].seed).toMatch(/^k1\./);
  });

  test('leads to its member, by every code that the phone could show for two minutes without a net', async () => {
    const { memberId, issued } = await given();
    expect(issued.slices).toHaveLength(SLICES_ISSUED);
    for (const ahead of issued.slices.keys()) {
      expect(await presentPass(pool(), ask(shown(issued, ahead)), later(ahead * 60))).toBe(memberId);
    }
  });

  test('of a member who was merged leads to the survivor', async () => {
    const { memberId, issued } = await given();
    const [survivor = ''] = await givenMembers(1);
    await pool().query(`UPDATE "Member" SET "mergedInto" = $2, "status" = 'merged' WHERE "id" = $1`, [
      memberId,
      survivor,
    ]);
    expect(await presentPass(pool(), ask(shown(issued)), NOW)).toBe(survivor);
  });
});

describe('a code', () => {
  test('counts once: the second hears when and where it was used', async () => {
    const { memberId, issued } = await given();
    expect(await presentPass(pool(), ask(shown(issued), { storeCode: 'SH01' }), NOW)).toBe(memberId);
    await expect(presentPass(pool(), ask(shown(issued), { by: 'staff:two' }), later(5))).rejects.toMatchObject({
      code: 'pass_used',
      facts: { at: NOW.toISOString(), storeCode: 'SH01' },
    });
    // A picture of it is no better when it is old.
    await expect(presentPass(pool(), ask(shown(issued)), later(600))).rejects.toMatchObject({ code: 'pass_used' });
  });

  test('presented by many desks at once is taken by exactly one', async () => {
    const { issued } = await given();
    const desks = Array.from({ length: 12 }, (_, desk) =>
      presentPass(pool(), ask(shown(issued), { by: `staff:${desk}`, key: `${desk}` }), NOW).then(
        () => 'taken',
        ({ code }) => code,
      ),
    );
    const heard = await Promise.all(desks);
    expect(heard.filter((said) => said === 'taken')).toHaveLength(1);
    expect(heard.filter((said) => said === 'pass_used')).toHaveLength(11);
  });

  test('asked for again by the same ask is no second use', async () => {
    const { memberId, issued } = await given();
    const same = ask(shown(issued), { key: newId() });
    for (let times = 0; times < 3; times++) expect(await presentPass(pool(), same, NOW)).toBe(memberId);
    const other = { ...same, by: 'staff:two' };
    await expect(presentPass(pool(), other, NOW)).rejects.toMatchObject({ code: 'pass_used' });
  });

  test('refreshed by hand in the same minute is another one', async () => {
    const { memberId, issued } = await given();
    expect(await presentPass(pool(), ask(shown(issued, 0, 1)), NOW)).toBe(memberId);
    expect(await presentPass(pool(), ask(shown(issued, 0, 2)), NOW)).toBe(memberId);
  });

  test('that is too old, of another seed, or typed wrongly says which, and takes nothing', async () => {
    const [{ memberId, issued }, { memberId: otherId, issued: other }] = [await given(), await given()];
    const refusal = (text: string, now = NOW) => expect(presentPass(pool(), ask(text), now)).rejects;
    await refusal(shown(issued), later(200)).toMatchObject({ code: 'pass_expired' });
    await refusal(forged(shown(issued), readPass(shown(other))?.handle ?? '')).toMatchObject({
      code: 'pass_forged',
      status: 404,
    });
    await refusal(forged(shown(issued), '100000000')).toMatchObject({ code: 'pass_forged' });
    const good = shown(issued);
    await refusal(`${good.slice(0, -1)}${(Number(good.at(-1)) + 1) % 10}`).toMatchObject({ code: 'pass_mistyped' });
    const { rows } = await pool().query('SELECT count(*)::int AS n FROM "PassUse" WHERE "memberId" = ANY($1::uuid[])', [
      [memberId, otherId],
    ]);
    expect(rows[0].n).toBe(0);
  });
});
