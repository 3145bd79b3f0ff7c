import 'server-only';
import { z } from 'zod';
import { type BenefitRowView, benefitRows } from '@/lib/benefits';
import { benefitKinds } from '@/lib/benefits/registry';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { isInView, isNamedBy, pageById } from '@/lib/kernel/page-by-id';
import { query } from '@/lib/platform/query';
import type { BenefitPhase } from '../_components/benefit-state';

/** A benefit as the list shows it. */
export type BenefitListRow = {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly kind: string | null;
  readonly params: unknown;
  readonly levels: readonly string[];
  readonly per: string | null;
  readonly giveOn: readonly string[];
  readonly phase: BenefitPhase;
  readonly version: number;
};

/** The benefits, by code, by keyset in both directions; a program has some dozens, so they are sought in memory (2.0.1). */
export const benefitList = query({
  can: 'benefits.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<BenefitListRow>> {
    const { q, filters, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const all = (await benefitRows(db, now)).map(rowOf).filter(({ id, nameZh, nameEn, kind, phase }) => {
      const family = benefitKinds.find(kind ?? '')?.family ?? '';
      const isNamed = isNamedBy(q, id, nameZh, nameEn);
      const isOfFamily = filters.family === undefined || filters.family.includes(family);
      return isNamed && isOfFamily && isInView(view, phase);
    });
    return pageById(all, { cursor, limit }, now);
  },
});

const rowOf = ({ code, state, version, terms, isScheduled }: BenefitRowView): BenefitListRow => ({
  id: code,
  nameZh: terms?.name.zh ?? null,
  nameEn: terms?.name.en ?? null,
  kind: terms?.kind ?? null,
  params: terms?.params ?? null,
  levels: terms?.levels.map(({ level }) => level) ?? [],
  per: terms?.per ?? null,
  giveOn: terms?.giveOn.map(({ on }) => on) ?? [],
  phase: state === null ? 'draft' : state === 'live' && isScheduled ? 'scheduled' : state,
  version,
});
