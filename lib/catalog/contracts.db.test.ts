import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolMember } from '@/lib/enrolment';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { quoteCommand } from '@/lib/pricing';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { contractList, contractsOf, syncProducts } from '.';
import { saveContractCommand } from './commands/save-contract';

const HOUR_MS = 3_600_000;
const caller = systemCaller('test');
const from = new Date(Date.now() - HOUR_MS);
const to = new Date(Date.now() + 24 * HOUR_MS);
const names = { nameZh: '企业', nameEn: 'Acme' };
const acme = { code: 'acme', ...names, startsAt: from.toISOString(), endsAt: to.toISOString() };
let [buyer, stranger] = ['', ''];

beforeAll(async () => {
  await installStandardProgram(pool());
  const prices = [
    { kind: 'list', amount: 10_000 },
    { kind: 'member', amount: 9_000 },
    { kind: 'contract', contract: 'acme', amount: 7_000 },
  ];
  await execute(syncProducts, caller, {
    products: [{ code: 'TEA', nameZh: '茶', nameEn: 'Tea', skus: [{ code: 'TEA', prices }] }],
  });
  buyer = (await execute(enrolMember, caller, { externalId: 'b2b-1' })).memberId;
  stranger = (await execute(enrolMember, caller, { externalId: 'b2b-2' })).memberId;
});
afterAll(closeDatabase);

const price = async (member: object) => {
  const lines = [{ id: '1', sku: 'TEA', quantity: 1 }];
  const { priced } = await execute(quoteCommand, caller, { channel: 'pos', member, lines });
  return priced.lines[0]?.discounts.find(({ offer }) => offer === 'contract-price')?.amount ?? 0;
};

test('who belongs to a contract pays its price while it lasts, and nobody else does', async () => {
  expect(await price({ externalId: 'b2b-1' })).toBe(0);
  await execute(saveContractCommand, caller, {
    ...acme,
    isNew: true,
    members: ['b2b-1', publicId('member', stranger)],
  });
  expect(await price({ externalId: 'b2b-1' })).toBe(3_000);
  expect(await price({ externalId: 'b2b-2' })).toBe(3_000);

  await execute(saveContractCommand, caller, { ...acme, members: ['b2b-1'] });
  expect(await price({ externalId: 'b2b-2' })).toBe(0);
  expect(await contractsOf(pool(), buyer, from)).toEqual(['acme']);
  expect(await contractsOf(pool(), buyer, new Date(from.getTime() - 1))).toEqual([]);
  expect(await contractsOf(pool(), buyer, to)).toEqual([]);
  const [listed] = await contractList.run({ ...caller, db: pool() }, {});
  expect(listed).toMatchObject({ code: 'acme', memberIds: [buyer], skus: 1 });
});

test('a list with somebody unknown changes nothing, and a new one does not take a code that is taken', async () => {
  const said = { ...acme, members: ['b2b-1', 'nobody'] };
  await expect(execute(saveContractCommand, caller, said)).rejects.toMatchObject({ code: 'members_not_found' });
  await expect(execute(saveContractCommand, caller, { ...acme, isNew: true, members: [] })).rejects.toMatchObject({
    code: 'code_taken',
  });
  await expect(execute(saveContractCommand, caller, { ...acme, code: 'ghost', members: [] })).rejects.toMatchObject({
    code: 'contract_not_found',
  });
  await expect(
    execute(saveContractCommand, caller, { ...acme, endsAt: acme.startsAt, members: [] }),
  ).rejects.toMatchObject({ name: 'InvalidInput' });
  expect(await contractsOf(pool(), buyer, new Date())).toEqual(['acme']);
});
