import { closeLevel, levelCodeAt, loadLevelWork } from '@/lib/levels';
import { lockMemberWork, type MemberFacts, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { type GateKeeper, gateKeeper, membersMatching } from '@/lib/segments';
import { type BenefitInForce, inForce } from '../in-force';
import { type GrantRow, grantsByKey, grantsOfBenefits } from '../store/grants';
import { benefitBook } from '../store/versions';
import type { GrantAsk } from './asks';

/** What a set of grants works on between one load and one save; the members are locked meanwhile. */
export type GrantWork = {
  readonly now: Date;
  readonly zone: string;
  readonly members: ReadonlyMap<string, MemberFacts>;
  /** By the instant asked for: the benefits in force then. */
  readonly inForce: (code: string, at: Date) => BenefitInForce | undefined;
  readonly levelAt: (memberId: string, at: Date) => string;
  /** What holds benefits back from members. */
  readonly gate: GateKeeper;
  /** By benefit and version: the members who fit the condition of its audience. */
  readonly fitting: ReadonlyMap<string, ReadonlySet<string>>;
  /** By member and benefit: what he has had, this set's grants included. */
  readonly had: Map<string, GrantRow[]>;
};

/** Where a member's grants of a benefit are kept in a working set. */
export const hadKey = (one: { readonly memberId: string; readonly benefit: string }): string =>
  `${one.memberId}|${one.benefit}`;

/** Locks the members and loads what deciding needs, once for the whole set; whoever was merged is the survivor (N13). */
export async function loadGrantWork(
  db: Db,
  given: readonly GrantAsk[],
  now: Date,
): Promise<{ readonly work: GrantWork; readonly asks: readonly GrantAsk[] }> {
  const settings = await program(db);
  const locked = await lockMemberWork(db, [...new Set(given.map(({ memberId }) => memberId))], []);
  const asks = given.map((ask) => {
    const memberId = memberNamed(locked, ask.memberId);
    return memberId === null || memberId === ask.memberId ? ask : { ...ask, memberId };
  });
  const book = await benefitBook(db, settings);
  const ids = [...locked.members.keys()];
  const codes = [...new Set(asks.map(({ benefit }) => benefit))];
  const first = asks.reduce((soonest, { at }) => (at < soonest ? at : soonest), now);
  const [running, sameKey, levelAt] = await Promise.all([
    grantsOfBenefits(db, ids, codes, first),
    grantsByKey(
      db,
      asks.map(({ memberId, benefit, key }) => ({ memberId, benefit, grantKey: key })),
    ),
    levelsOf(db, settings, asks, ids),
  ]);
  const rows = [...new Map([...running, ...sameKey].map((row) => [row.id, row])).values()];
  const known = new Map<number, readonly BenefitInForce[]>();
  const force = (code: string, at: Date) => {
    const there = known.get(at.getTime()) ?? inForce(book, at);
    known.set(at.getTime(), there);
    return there.find((one) => one.code === code);
  };
  const work: GrantWork = {
    now,
    zone: settings.zone,
    members: locked.members,
    inForce: force,
    levelAt,
    gate: await gateKeeper(db, 'benefit', { codes, memberIds: ids, now, give: true }),
    fitting: await fittingOf(db, asks, force, now),
    had: Map.groupBy(rows, hadKey),
  };
  return { work, asks };
}

/** The level that each member would hold at the instant for which he gets something. */
async function levelsOf(
  db: Db,
  settings: Program,
  asks: readonly GrantAsk[],
  ids: readonly string[],
): Promise<(memberId: string, at: Date) => string> {
  const present = new Set(ids);
  const [first, last] = [new Map<string, Date>(), new Map<string, Date>()];
  for (const { memberId, at } of asks) {
    if (!present.has(memberId)) continue;
    const [from, to] = [first.get(memberId) ?? at, last.get(memberId) ?? at];
    first.set(memberId, at < from ? at : from);
    last.set(memberId, at > to ? at : to);
  }
  const levels = await loadLevelWork(db, settings, first, last);
  for (const [memberId, at] of last) if (levels.held.has(memberId)) closeLevel(levels, memberId, at);
  return (memberId, at) => levelCodeAt(levels, memberId, at);
}

/** Where those who fit a version of a benefit are kept in a working set. */
export const fittingKey = ({ code, version }: Pick<BenefitInForce, 'code' | 'version'>): string => `${code}|${version}`;

async function fittingOf(
  db: Db,
  asks: readonly GrantAsk[],
  force: GrantWork['inForce'],
  now: Date,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const fitting = new Map<string, ReadonlySet<string>>();
  const of = asks.flatMap(({ benefit, at, memberId }) => {
    const one = force(benefit, at);
    return one === undefined || one.terms.where === null ? [] : [{ one, memberId }];
  });
  for (const [key, alike] of Map.groupBy(of, ({ one }) => fittingKey(one))) {
    const where = alike[0]?.one.terms.where ?? null;
    const ids = [...new Set(alike.map(({ memberId }) => memberId))];
    if (where !== null) fitting.set(key, await membersMatching(db, where, now, ids));
  }
  return fitting;
}
