import type { z } from 'zod';
import { enrolMembers } from '@/lib/enrolment';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import type { TermsSchema } from '../rules/terms';
import { type GrantRow, insertGrants } from '../store/grants';
import { addBenefit, addVersion } from '../store/versions';
import { aTerms } from './terms';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** Enrols so many members and answers their ids. */
export async function givenMembers(count: number, registeredAt = new Date('2026-01-05T00:00:00Z')): Promise<string[]> {
  const options = { actor: { kind: 'system', name: 'test' } as const, now: new Date() };
  const said = Array.from({ length: count }, () => ({ registeredAt }));
  return (await enrolMembers(said, options)).flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : []));
}

/** Publishes a benefit with what a test says of its terms, in force since long ago; answers its code. */
export async function givenBenefit(more: Partial<z.input<typeof TermsSchema>> = {}): Promise<string> {
  const code = `b-${newId().slice(-12)}`;
  await addBenefit(pool(), { code, createdAt: LONG_AGO, createdBy: 'test', demo: false });
  const about = { effectiveFrom: LONG_AGO, publishedAt: LONG_AGO, publishedBy: 'test', note: 'test' };
  await addVersion(pool(), { code, version: 1, terms: aTerms(more), ...about });
  await forgetBook();
  return code;
}

/** Lets this process see what was published a moment ago. */
export async function forgetBook(): Promise<void> {
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1 WHERE "id" = 1');
  shared.forget('program');
}

/** A grant of a benefit as a row, with what a test says of it; saved. */
export async function givenGrant(memberId: string, benefit: string, more: Partial<GrantRow> = {}): Promise<GrantRow> {
  const row: GrantRow = {
    memberId,
    id: newId(),
    benefit,
    version: 1,
    grantKey: newId(),
    source: 'manual',
    level: null,
    period: 'ever',
    quota: null,
    used: 0,
    issuedAt: LONG_AGO,
    startsAt: LONG_AGO,
    endsAt: null,
    voidedAt: null,
    voidedWhy: null,
    ...more,
  };
  await withTransaction((db) => insertGrants(db, [row]));
  return row;
}
