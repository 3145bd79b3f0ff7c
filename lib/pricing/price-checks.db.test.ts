import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '@/lib/kernel/day';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { publishOfferCommand } from './commands/publish-offer';
import { saveOfferCommand } from './commands/save-offer';
import { checkPrices } from './jobs/check-prices';
import { priceChecks } from './price-checks';
import { quoteIn } from './quote-in';
import { QuoteInput } from './rules/quote-input';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const caller = () => ({ ...systemCaller('test'), db: pool() });

test('a basket of yesterday that would cost one region less is found with its offer, and told again the same', async () => {
  const code = `north-${newId().slice(-12)}`;
  const terms = {
    name: { zh: code, en: code },
    kind: 'order_discount',
    params: { off: 1_000 },
    layer: 'order',
    conditions: { attribute: 'member.region', oneOf: ['north'] },
  };
  const before = systemCaller('test', new Date(Date.now() - 60_000));
  await execute(saveOfferCommand, before, { code, terms });
  await execute(publishOfferCommand, before, { code, basedOn: 0, note: 'for the test' });
  // The check of tomorrow looks at what was quoted today.
  const now = new Date();
  const tomorrow = addDays(now, 1, ZONE);
  expect((await priceChecks.run(caller(), {})).shown).toBeNull();
  const lines = [{ id: '1', sku: 'tea', quantity: 2, unitPrice: 10_000 }];
  const at = new Date(now.getTime() + 60_000);
  for (let times = 0; times < 2; times++)
    await quoteIn(pool(), now, { ...QuoteInput.parse({ channel: 'shop', lines }), at });
  for (let times = 0; times < 2; times++) await checkPrices(tomorrow);
  const { shown, findings, checks } = await priceChecks.run(caller(), {});
  expect(checks).toHaveLength(1);
  expect(shown).toMatchObject({ day: localDate(now, ZONE), baskets: 2, skipped: 0 });
  expect(findings.find(({ attribute }) => attribute === 'region')).toMatchObject({
    value: 'north',
    plain: 20_000,
    varied: 19_000,
    causes: [code],
    baskets: 2,
    isProtected: false,
  });
  // A day without baskets has a check too, and nothing found.
  await checkPrices(addDays(now, 5, ZONE));
  expect((await priceChecks.run(caller(), {})).findings).toEqual([]);
});
