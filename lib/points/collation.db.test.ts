import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { processSpending } from './spending/process';

const NOW = localAt('2026-03-20T10:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('what came back is found again in a database that sorts by a language, so it never comes back twice (4.A.9)', async () => {
  await pool().query(`ALTER TABLE "LedgerEntry" ALTER COLUMN "key" TYPE text COLLATE "en-US-x-icu"`);
  const memberId = await givenMember();
  const asked = { memberId, note: '', source: null, actor: 'system:test' };
  const [spent] = await processSpending([{ ...asked, kind: 'spend', points: 30 }], NOW);
  if (!spent?.ok || spent.value.kind !== 'entry') throw new Error('not spent');
  const entryId = spent.value.entry.id;
  const back = () => processSpending([{ ...asked, kind: 'return', entryId, points: 30 }], NOW);
  expect((await back())[0]?.ok).toBe(true);
  await processSpending([{ ...asked, kind: 'spend', points: 50 }], NOW);
  expect((await back())[0]).toMatchObject({ ok: false, refusal: { code: 'return_exceeds_spend' } });
});
