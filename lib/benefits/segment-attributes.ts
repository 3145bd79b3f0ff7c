import { attribute, type Source } from '@/lib/segments';
import { stateAt } from './rules/life';
import { benefitsOfMembers, type MemberGrant, type MemberUse } from './store/of-members';

const DAY_MS = 86_400_000;

type Held = { readonly grants: readonly MemberGrant[]; readonly uses: readonly MemberUse[] };
const held: Source<Held> = { code: 'benefits', load: benefitsOfMembers };

/** Grants that may be used now, of one benefit or of all (S0-3.4). */
export const benefitsHeld = attribute({
  code: 'benefits.held',
  group: 'benefits',
  kind: 'number',
  narrowing: { may: ['benefit'] },
  cost: 3,
  source: held,
  sql(w, { benefit }) {
    const sums = w.sums(`benefits.held.${benefit}`, () => ({
      table: 'BenefitGrant',
      where: `x."voidedAt" IS NULL AND (x."quota" IS NULL OR x."used" < x."quota") AND x."startsAt" <= ${w.now()}
        AND (x."endsAt" IS NULL OR x."endsAt" > ${w.now()})
        ${benefit === undefined ? '' : `AND x."benefit" = ${w.value(benefit, 'text')}`}`,
      columns: 'count(*) AS "grants"',
    }));
    return `coalesce(${sums}."grants", 0)`;
  },
  read: (one, { benefit }, { now }) =>
    (one?.grants ?? []).filter(
      (grant) => stateAt(grant, grant.used, now) === 'ACTIVE' && (benefit ?? grant.benefit) === grant.benefit,
    ).length,
});

/** Uses of benefits in the last so many days. */
export const benefitsUsed = attribute({
  code: 'benefits.used',
  group: 'benefits',
  kind: 'number',
  narrowing: { needs: ['within'], may: ['benefit'] },
  cost: 3,
  source: held,
  sql(w, { within, benefit }) {
    const sums = w.sums(`benefits.used.${within}.${benefit}`, () => ({
      table: 'BenefitUse',
      where: `x."state" = 'used' AND x."at" > ${w.now()} - ${w.value(within, 'int4')} * interval '24 hours' AND x."at" <= ${w.now()}
        ${benefit === undefined ? '' : `AND x."benefit" = ${w.value(benefit, 'text')}`}`,
      columns: 'count(*) AS "uses"',
    }));
    return `coalesce(${sums}."uses", 0)`;
  },
  read(one, { within = 0, benefit }, { now }) {
    const since = new Date(now.getTime() - within * DAY_MS);
    return (one?.uses ?? []).filter(
      (use) => use.at > since && use.at <= now && (benefit ?? use.benefit) === use.benefit,
    ).length;
  },
});
