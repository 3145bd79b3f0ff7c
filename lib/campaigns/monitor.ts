import 'server-only';
import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { seesEach } from '@/lib/kernel/small';
import { membersById, storesInSight } from '@/lib/members';
import { parseInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { belongingOf, belongingSeen } from './belonging';
import { type CountedCampaign, countCampaign } from './count-campaign';
import { countedLately } from './counted-lately';
import { type Draw, drawsOf } from './draws';
import { partsNamed } from './load-parts';
import { withoutFew } from './rules/few';
import type { HeldSpan } from './rules/held';
import { type Phase, phaseAt } from './rules/life';
import { type Deed, DRILLS, type FunnelStep, funnelOf, isDrill, type ToldFigure, tellFigures } from './rules/monitor';
import type { Terms } from './rules/terms';
import { CampaignRef } from './schema';
import { standingNow } from './standing';
import { type CampaignRow, campaignOf } from './store/campaigns';
import { type DeedPlace, type DeedRow, deedRows } from './store/deeds';
import { revisionsNamed } from './store/revisions';

/** What is told of a running campaign: aggregates alone, with the instant as of which they are. */
export type Monitor = {
  readonly code: string;
  readonly phase: Phase;
  readonly zone: string;
  readonly asOf: string;
  readonly span: HeldSpan | null;
  readonly told: Told | null;
  readonly draws: readonly Draw[];
};

/** The numbers, the funnel and the splits. */
export type Told = Omit<CountedCampaign, 'counted' | 'beside'> & {
  readonly figures: readonly ToldFigure[];
  readonly funnel: readonly FunnelStep[];
};

/** A campaign that was approved once, with what counts of it; refuses a code that nobody knows. */
export async function countedTerms(db: Db, code: string): Promise<{ row: CampaignRow; terms: Terms | null }> {
  const row = await campaignOf(db, code);
  if (row === null) throw new Refusal('campaign_not_found', {}, 404);
  const terms = (await revisionsNamed(db, [row])).get(code)?.terms ?? null;
  return { row, terms };
}

/** What is told, from what was counted. */
export const toldOf = ({ counted, beside, ...rest }: CountedCampaign): Told => ({
  ...rest,
  figures: tellFigures(counted, beside),
  funnel: funnelOf(counted),
});

/** What its parts draw on now; nothing while it holds none. */
export async function drawsNow(db: Db, settings: Program, row: CampaignRow, terms: Terms, now: Date): Promise<Draw[]> {
  const [mine, parts] = await Promise.all([belongingOf(db, row, null), partsNamed(db, settings, terms.parts, now)]);
  return mine === null ? [] : drawsOf(db, settings, { budget: terms.budget, parts, span: mine.span, now });
}

/**
 * The live numbers of a campaign (S0-5.4), for those stores that the reader may see; counted some seconds ago at most.
 * Whoever may not see members is told nothing that fewer than five of them are behind (S1-5.1).
 */
export const campaignMonitor = query({
  can: 'campaigns.read',
  input: CampaignRef,
  async run({ db, actor, now }, { code }): Promise<Monitor> {
    const stores = actor.kind === 'system' ? null : await storesInSight(actor);
    const counted = await countedLately(`${code} ${stores === null ? '*' : [...stores].sort().join(' ')}`, async () => {
      const [{ row, terms }, settings] = await Promise.all([countedTerms(db, code), program(db)]);
      const [mine, standing, draws] = await Promise.all([
        belongingOf(db, row, stores),
        standingNow(db, row, now),
        terms === null ? [] : drawsNow(db, settings, row, terms, now),
      ]);
      const told =
        mine === null || terms === null ? null : toldOf(await countCampaign(db, settings, mine, { terms, now }));
      const phase = phaseAt(standing, now);
      return { code, phase, zone: settings.zone, asOf: now.toISOString(), span: mine?.span ?? null, told, draws };
    });
    return seesEach(actor) || counted.told === null ? counted : { ...counted, told: withoutFew(counted.told) };
  },
});

/** One row behind a number, with the member as he may be seen. */
export type DrilledRow = Omit<DeedRow, 'holder' | 'what'> & {
  readonly id: string;
  readonly what: Deed;
  readonly member: { readonly id: string; readonly code: string; readonly name: string | null } | null;
};

/**
 * The rows behind a number of a campaign, newest first, by keyset; of people each once with what he did first. For who may
 * see members, since each row is about one.
 */
export const campaignRows = query({
  can: 'campaigns.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, { code: named, ...raw }): Promise<ListPage<DrilledRow>> {
    if (!seesEach(actor)) throw new Refusal('forbidden', { permission: 'members.read' }, 403);
    const { code } = parseInput(CampaignRef, { code: named });
    const { view, q, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const { row } = await countedTerms(db, code);
    const drill = isDrill(view) ? view : 'participants';
    const mine = await belongingSeen(db, row, actor);
    const found =
      mine === null ? [] : await deedRows(db, mine, DRILLS[drill], { before: placeOf(cursor), limit: limit + 1, q });
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const people = await membersById(db, [...new Set(rows.flatMap(({ holder }) => holder ?? []))]);
    return {
      rows: rows.map(({ holder, ...one }) => {
        const profile = holder === null ? undefined : people.get(holder);
        const member =
          profile === undefined || holder === null
            ? null
            : { id: publicId('member', holder), code: profile.code, name: profile.name };
        return { ...one, id: `${one.what} ${one.ref}`, member };
      }),
      nextCursor: last === undefined ? null : `${last.at.getTime()}|${last.what}|${last.ref}`,
      prevCursor: null,
      total: { value: rows.length, relation: last !== undefined || cursor !== null ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

function placeOf(cursor: string | null): DeedPlace | null {
  const [at = '', what = '', ...ref] = cursor?.split('|') ?? [];
  return at === '' || !/^\d{1,15}$/.test(at) ? null : { at: new Date(Number(at)), what, ref: ref.join('|') };
}
