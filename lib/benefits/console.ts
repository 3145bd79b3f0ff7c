import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { type HoldersPage, holdersPage } from './holders';
import type { Terms } from './rules/terms';
import { versionAt } from './rules/versions';
import { BenefitCode } from './schema';
import { allDrafts, type BenefitDraft, draftOf } from './store/drafts';
import { type JobRow, jobsOf } from './store/jobs';
import { type BenefitNumbers, numbersOf, usesByDay } from './store/numbers';
import { type UseRow, usesOfBenefit } from './store/uses';
import { type BenefitRow, type BenefitVersion, freshBook } from './store/versions';

/** A benefit as the list knows it: what counts now, else what will, else what is being written. */
export type BenefitRowView = {
  readonly code: string;
  readonly state: BenefitRow['state'] | null;
  readonly version: number;
  readonly terms: Pick<Terms, 'name' | 'kind' | 'params' | 'levels' | 'per' | 'giveOn'> | null;
  readonly isScheduled: boolean;
};

/** All benefits by code, and those that are only being written. */
export async function benefitRows(db: Db, now: Date): Promise<BenefitRowView[]> {
  const [book, drafts] = await Promise.all([freshBook(db), allDrafts(db)]);
  const published = book.benefits.map(({ code, state }): BenefitRowView => {
    const versions = book.versions.get(code) ?? [];
    const live = versionAt(versions, now);
    const said = live ?? versions.at(-1);
    return { code, state, version: said?.version ?? 0, terms: said?.terms ?? null, isScheduled: live === undefined };
  });
  const known = new Set(published.map(({ code }) => code));
  const written = drafts
    .filter(({ code }) => !known.has(code))
    .map(({ code }): BenefitRowView => ({ code, state: null, version: 0, terms: null, isScheduled: false }));
  return [...published, ...written].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const USES = 20;

/** Everything about one benefit for the console. */
export type BenefitPage = {
  readonly code: string;
  readonly zone: string;
  readonly benefit: BenefitRow | null;
  readonly versions: readonly BenefitVersion[];
  readonly live: BenefitVersion | null;
  readonly draft: BenefitDraft | null;
  readonly numbers: BenefitNumbers;
  readonly days: readonly { readonly day: string; readonly uses: number }[];
  readonly holders: HoldersPage;
  readonly uses: readonly UseRow[];
  readonly jobs: readonly JobRow[];
};

/** One benefit with its numbers, who has it, its uses, versions, draft and jobs (B7). */
export const benefitPage = query({
  can: 'benefits.read',
  input: z.object({
    code: BenefitCode,
    member: z.string().trim().max(128).default(''),
    at: z.string().max(64).default(''),
  }),
  async run({ db, actor, now }, { code, member, at }): Promise<BenefitPage> {
    const [book, draft, { zone }] = await Promise.all([freshBook(db), draftOf(db, code), program(db)]);
    const benefit = book.benefits.find((one) => one.code === code) ?? null;
    if (benefit === null && draft === null) throw new Refusal('benefit_not_found', {}, 404);
    const versions = book.versions.get(code) ?? [];
    const [numbers, days, holders, uses, jobs] = await Promise.all([
      numbersOf(db, code, now),
      usesByDay(db, code, now, zone),
      holdersPage(db, actor, { benefit: code, member, at }, now),
      storesInSight(actor).then((stores) => usesOfBenefit(db, code, stores, USES)),
      jobsOf(db, code),
    ]);
    return {
      code,
      zone,
      benefit,
      versions,
      live: versionAt(versions, now) ?? null,
      draft,
      numbers,
      days,
      holders,
      uses,
      jobs,
    };
  },
});
