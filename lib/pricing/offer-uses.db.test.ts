import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolMember } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import {
  offerUsesOf,
  publishOfferCommand,
  type Quoted,
  quoteCommand,
  recordOfferUses,
  returnOfferUses,
  saveOfferCommand,
} from '.';

const caller = systemCaller('test');
const BIRTHDAY = localAt('2027-03-10T12:00');
const later = (days: number) => new Date(BIRTHDAY.getTime() + days * 86_400_000);

beforeAll(async () => {
  await installStandardProgram(pool());
  const name = { zh: '生日礼', en: 'Birthday' };
  const terms = { kind: 'birthday', params: { window: 'month', off: 1_000 }, layer: 'order', name };
  await execute(saveOfferCommand, caller, { code: 'birthday', terms });
  await execute(publishOfferCommand, caller, { code: 'birthday', basedOn: 0, note: 'test' });
});
afterAll(closeDatabase);

const givenMember = async (): Promise<string> =>
  (await execute(enrolMember, caller, { externalId: newId(), birthday: '1990-03-12' })).memberId;

const quote = (memberId: string, at = BIRTHDAY): Promise<Quoted> =>
  execute(quoteCommand, caller, {
    member: { id: publicId('member', memberId) },
    channel: 'app',
    lines: [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 10_000 }],
    at: at.toISOString(),
  });

const usesOf = ({ priced }: Quoted, memberId: string, orderId = newId(), usedAt = BIRTHDAY) =>
  offerUsesOf({ memberId, orderId, usedAt }, priced.applied);
const record = (...uses: Parameters<typeof recordOfferUses>[1][]) =>
  withTransaction((db) => recordOfferUses(db, uses.flat(), ZONE));
const refusalOf = (quoted: Quoted) => quoted.priced.refused.find(({ offer }) => offer === 'birthday');

test('a birthday offer comes back 365 days after it was used, and at once when the order is given back', async () => {
  const member = await givenMember();
  const first = await quote(member);
  const uses = usesOf(first, member);
  expect(uses).toMatchObject([{ offer: 'birthday', everyDays: 365 }]);
  expect(await record(uses)).toEqual([]);
  expect(await record(uses)).toEqual([]);
  expect(refusalOf(await quote(member, later(5)))).toMatchObject({ code: 'used_recently', facts: { short: 360 } });
  expect(refusalOf(await quote(member, later(364)))).toMatchObject({ facts: { actual: 364, needed: 365 } });
  expect(refusalOf(await quote(member, later(366)))).toBeUndefined();
  await withTransaction((db) => returnOfferUses(db, uses));
  expect(refusalOf(await quote(member, later(5)))).toBeUndefined();
});

test('of two orders that were quoted before either was placed one has the offer, in one set and in two', async () => {
  const member = await givenMember();
  const [one, other] = [await quote(member), await quote(member)];
  const [a, b] = [usesOf(one, member), usesOf(other, member)];
  expect(await record(a, b)).toEqual(b);
  expect(await record(b)).toEqual(b);
});

test('days are those of the calendar: used in the evening, it comes back on the morning of the 365th day (4.H)', async () => {
  const member = await givenMember();
  const evening = localAt('2027-03-10T21:00');
  await record(usesOf(await quote(member, evening), member, newId(), evening));
  const [before, morning] = [localAt('2028-03-08T23:59'), localAt('2028-03-09T00:00')];
  expect(refusalOf(await quote(member, before))).toMatchObject({ facts: { actual: 364, short: 1 } });
  const again = await quote(member, morning);
  expect(refusalOf(again)).toBeUndefined();
  expect(await record(usesOf(again, member, newId(), before))).toHaveLength(1);
  expect(await record(usesOf(again, member, newId(), morning))).toEqual([]);
});

test('what a merged member used counts for the survivor', async () => {
  const [gone, survivor] = [await givenMember(), await givenMember()];
  await record(usesOf(await quote(gone), gone));
  await pool().query(`UPDATE "Member" SET "absorbed" = ARRAY[$2]::uuid[] WHERE "id" = $1`, [survivor, gone]);
  const told = await quote(survivor, later(1));
  expect(refusalOf(told)).toMatchObject({ code: 'used_recently' });
  expect(await record(usesOf(await quote(survivor, later(366)), survivor, newId(), later(1)))).toHaveLength(1);
});
