import type { z } from 'zod';
import { enrolMembers } from '@/lib/enrolment';
import { withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Terms } from '../rules/terms';
import { TermsSchema } from '../rules/terms';
import { addVersion, itemForUpdate } from '../store/items';

const AT = new Date('2026-01-05T00:00:00Z');

/** Enrols so many members and answers their ids. */
export async function givenMembers(count: number): Promise<string[]> {
  const options = { actor: { kind: 'system', name: 'test' } as const, now: new Date() };
  const said = Array.from({ length: count }, () => ({ registeredAt: AT }));
  return (await enrolMembers(said, options)).flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : []));
}

/** Terms of a mug for 40 points that is sent or fetched, with what a test says else. */
export const aTerms = (more: Partial<z.input<typeof TermsSchema>> = {}): Terms =>
  TermsSchema.parse({
    name: { zh: '马克杯', en: 'Mug' },
    category: 'home',
    kind: 'goods',
    points: 40,
    ways: ['delivery', 'pickup'],
    ...more,
  });

/** Publishes an item with what a test says of its terms; answers its code. */
export async function givenItem(
  more: Partial<z.input<typeof TermsSchema>> = {},
  code = `i-${newId().slice(-12)}`,
  version = 1,
): Promise<string> {
  const terms = aTerms(more);
  await withTransaction(async (db) => {
    await itemForUpdate(db, code, { at: AT, by: 'test' });
    await addVersion(db, { code, version, terms, total: terms.total, at: AT, by: 'test', note: 'test' });
  });
  return code;
}
