import { parseId } from '@/lib/kernel/id';
import { memberStats, survivorOf } from '@/lib/members';
import type { WithheldFacts } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { termsOfGrant } from './in-force';
import { grantNamed } from './store/grants';
import { benefitBook } from './store/versions';

const KINDS = { use: 'benefit.used', return: 'benefit.returned' } as const;

/** What a refused use, or a refused return, of a grant is kept as (N2); null when the member has no such grant. */
export async function benefitWithheld(
  db: Db,
  { memberId, grant }: { readonly memberId: string | null; readonly grant: string },
  event: keyof typeof KINDS,
): Promise<WithheldFacts | null> {
  const grantId = parseId('benefitGrant', grant);
  if (memberId === null || grantId === null) return null;
  const row = await grantNamed(db, { memberId: await survivorOf(db, memberId), grantId });
  if (row === null) return null;
  const terms = termsOfGrant(await benefitBook(db, await program(db)), row);
  const [benefit, benefitEn] = [terms?.name.zh ?? row.benefit, terms?.name.en ?? row.benefit];
  return {
    memberId: row.memberId,
    kind: KINDS[event],
    subjectType: 'benefit_grant',
    subjectId: row.id,
    topic: 'benefit',
    rule: `benefits@${row.version}#${event}`,
    // Where an exchange gives coupons, sentences name their batch.
    facts: { benefit, benefitEn, batch: benefit, batchEn: benefitEn },
  };
}

/** What a benefit that was not granted is kept as, claimed by the member or given by hand (N2); null for one nobody knows. */
export async function grantWithheld(
  db: Db,
  memberId: string | null,
  code: string,
  source: 'claim' | 'manual',
): Promise<WithheldFacts | null> {
  const [newest] = (await benefitBook(db, await program(db))).versions.get(code) ?? [];
  const [known] = memberId === null ? [] : await memberStats(db, [memberId]);
  if (newest === undefined || known === undefined) return null;
  const [benefit, benefitEn] = [newest.terms?.name.zh ?? code, newest.terms?.name.en ?? code];
  return {
    memberId: known.memberId,
    kind: 'benefit.granted',
    subjectType: 'benefit',
    subjectId: code,
    topic: 'benefit',
    rule: `benefits@${newest.version}#${source}`,
    facts: { benefit, benefitEn, batch: benefit, batchEn: benefitEn, source },
  };
}
