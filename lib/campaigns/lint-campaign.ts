import { gatesOf } from '@/lib/platform/authored/gates';
import type { Context } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { attributesIn, protectedIn, type Rehearsed, rehearseTogether } from '@/lib/pricing';
import { complaintsOf } from '@/lib/segments';
import { entryFacts } from './entry-facts';
import { SORTS } from './kind';
import { partsNamed } from './load-parts';
import { audienceSize, budgetBar } from './looks';
import type { PartFacts } from './parts/part';
import { campaignKinds } from './registry';
import { type Finding, type LintFacts, lint } from './rules/lint';
import type { Terms } from './rules/terms';
import { windowOf } from './rules/window';
import { ownerOf, windowKept } from './standing';
import { campaignsSince } from './store/campaigns';
import { revisionsNamed } from './store/revisions';
import { wasCampaignTried } from './trials-plugged';

/** What the checks found, and the parts as they were looked at. */
export type Linted = {
  readonly findings: readonly Finding[];
  readonly parts: readonly PartFacts[];
  readonly looked: number;
};

/** Looks at a campaign beside everything that runs or will run (N5, N20): loads the facts, and lets the pure checks judge. */
export async function lintCampaign(
  { db, now, locale }: Pick<Context, 'db' | 'now' | 'locale'>,
  program: Program,
  code: string,
  terms: Terms,
): Promise<Linted> {
  const window = windowOf(terms, program.zone);
  const pick = ({ zh, en }: PartFacts['name']) => (locale === 'en' ? en || zh : zh);
  const parts = await partsNamed(db, program, terms.parts, now);
  const codes = parts.filter(({ sort, standing }) => sort === 'offer' && standing !== 'missing').map((one) => one.code);
  const [entry, held, members, budget, others, isTried, rehearsed] = await Promise.all([
    terms.entry === null ? null : entryFacts(db, program, terms.entry),
    heldBy(db, code, parts, now),
    audienceSize(db, terms, now),
    budgetBar(db, terms.budget, now),
    otherCampaigns(db, code, now),
    wasCampaignTried(db, code),
    codes.length === 0
      ? NOTHING
      : rehearseTogether(db, program, codes, { from: window.startsAt, to: window.endsAt, now }),
  ]);
  const findings = lint({
    terms,
    window,
    now,
    needs: campaignKinds.find(terms.type)?.needs ?? [],
    parts: parts.map((part) => ({
      ...part,
      name: pick(part.name),
      heldBy: held.get(`${part.sort} ${part.gate}`) ?? null,
    })),
    members,
    // A budget of pieces or points says nothing of money.
    entry: entry === null ? null : { ...entry, cost: budget?.kind === 'AMOUNT' ? entry.cost : null },
    strange: strangeIn(terms),
    budget,
    others,
    isTried,
    collisions: rehearsed.collisions.map((one) => ({ ...one, otherName: pick(one.otherName) })),
    guarded: guardedIn(program, parts, terms),
    unequal: rehearsed.unequal,
  });
  return { findings, parts, looked: rehearsed.looked };
}

/** Offers that choose their members by what prices must not depend on, themselves or by the campaign's audience (N20). */
function guardedIn(program: Program, parts: readonly PartFacts[], { audience }: Terms): LintFacts['guarded'] {
  const kept = protectedIn(program);
  const among = attributesIn({ conditions: audience });
  return parts
    .filter(({ sort }) => sort === 'offer')
    .flatMap(({ code, audience: own }) =>
      [...new Set([...attributesIn({ conditions: own }), ...among])]
        .filter((attribute) => kept.includes(attribute))
        .map((attribute) => ({ code, attribute })),
    );
}

/** What of the audience chooses no members. */
const strangeIn = ({ audience }: Terms): readonly string[] =>
  audience === null ? [] : [...new Set(complaintsOf(audience).map(({ leaf }) => leaf.attribute))];

const NOTHING: Rehearsed = { collisions: [], unequal: null, looked: 0 };

/** Parts that somebody else holds, by whom. */
async function heldBy(
  db: Db,
  code: string,
  parts: readonly PartFacts[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const held = new Map<string, string>();
  for (const sort of SORTS) {
    const gates = await gatesOf(
      db,
      sort,
      parts.filter((part) => part.sort === sort).map(({ gate }) => gate),
    );
    for (const gate of gates)
      if (gate.owner !== ownerOf(code) && gate.closesAt > now)
        held.set(`${sort} ${gate.code}`, gate.owner.replace(/^campaign:/, ''));
  }
  return held;
}

async function otherCampaigns(db: Db, code: string, now: Date): Promise<LintFacts['others']> {
  const rows = (await campaignsSince(db, now)).filter((row) => row.code !== code && row.state !== 'ended');
  const said = await revisionsNamed(db, rows);
  return rows.flatMap((row) => {
    const [window, terms] = [windowKept(row), said.get(row.code)?.terms ?? null];
    if (window === null || terms === null) return [];
    return [{ code: row.code, name: terms.name.zh, type: terms.type, window, audience: terms.audience }];
  });
}
