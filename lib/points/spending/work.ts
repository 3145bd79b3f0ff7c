import { type Decision, recordDecisions } from '@/lib/decisions';
import type { Facts } from '@/lib/kernel/refusal';
import {
  type HoldRow,
  keepHolds,
  type LedgerWork,
  loadLedger,
  type OpenSpend,
  openSpends,
  type PassbookEntry,
  readEntriesByKey,
  readHolds,
  readHoldsByKey,
  readPassbookEntries,
  saveLedger,
} from '@/lib/ledger';
import { kinOf, type MemberWork } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { type Announcement, announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { type PointsSettings, pointsSettings } from '../settings';
import { pointsRules, rulesAt } from '../store';
import { giveBackKey, holdKey, type SpendAsk, spendKey } from './asks';

/** What spending works on between one load and one save; the members are locked meanwhile. */
export type SpendWork = {
  readonly now: Date;
  readonly version: number;
  readonly settings: PointsSettings;
  readonly zone: string;
  readonly ledger: LedgerWork;
  readonly members: MemberWork;
  /** Lines that repeats answer with, by member and business key, and by id. */
  readonly byKey: Map<string, PassbookEntry>;
  readonly byId: Map<string, PassbookEntry>;
  /** Spends that give back, by their line. */
  readonly spent: Map<string, OpenSpend>;
  readonly decisions: Decision[];
  readonly announcements: Announcement[];
};

/** The place of a business key in the working set. */
export const placeOf = (memberId: string, key: string): string => `${memberId}|${key}`;

/** Loads what a set of asks of locked members needs, in one round; lines for repeats only when there are any. */
export async function loadSpendWork(
  db: Db,
  asks: readonly SpendAsk[],
  members: MemberWork,
  now: Date,
): Promise<SpendWork> {
  const settings = await program(db);
  const ids = [...members.members.keys()];
  const owners = ownersOf(members);
  // Lines and holds of a member may stand in the book of one with whom he was merged (N13).
  const everywhere = <K extends { readonly memberId: string }>(keys: readonly K[]): K[] =>
    keys.flatMap((key) => [key, ...kinOf(members, key.memberId).map((memberId) => ({ ...key, memberId }))]);
  const sources = asks.flatMap((ask) => ('source' in ask ? [ask] : []));
  const spends = sources.flatMap(({ kind, memberId, source }) =>
    keyed(memberId, kind === 'spend' ? spendKey(source) : null),
  );
  const holds = sources.flatMap(({ kind, memberId, source }) =>
    keyed(memberId, kind === 'hold' ? holdKey(source) : null),
  );
  const named = asks.flatMap((ask) => ('holdId' in ask ? [{ memberId: ask.memberId, id: ask.holdId }] : []));
  const returns = asks.flatMap((ask) => (ask.kind === 'return' ? [ask] : []));
  const returned = returns.flatMap(({ memberId, entryId, source }) => keyed(memberId, giveBackKey(entryId, source)));
  const [versions, ledger, entries, asked, known, spent] = await Promise.all([
    pointsRules(db, settings),
    // What comes back goes to lots that may be empty now.
    loadLedger(db, ids, ids, returns.length > 0 ? 'all' : 'full'),
    readEntriesByKey(
      db,
      everywhere([...spends, ...returned]).map((key) => ({ ...key, asset: 'points' as const })),
    ),
    readHolds(db, everywhere(named)),
    readHoldsByKey(db, everywhere(holds)),
    openSpends(
      db,
      returns.map(({ memberId, entryId: id }) => ({
        memberId,
        id,
        absorbed: members.members.get(memberId)?.absorbed ?? [],
        kin: kinOf(members, memberId),
      })),
    ),
  ]);
  keepHolds(ledger, [...asked, ...known]);
  const posted = [...asked, ...known].flatMap(({ memberId, entryId }) =>
    entryId === null ? [] : [{ memberId, id: entryId }],
  );
  const lines = await readPassbookEntries(db, [...entries.map(({ memberId, id }) => ({ memberId, id })), ...posted]);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const byKey = new Map(
    entries.flatMap(({ memberId, key, id }) => {
      const line = byId.get(id);
      if (line === undefined) return [];
      return [memberId, ...(owners.get(memberId) ?? [])].map((owner) => [placeOf(owner, key), line] as const);
    }),
  );
  return {
    now,
    version: rulesAt(versions, now).version,
    settings: pointsSettings(settings),
    zone: settings.zone,
    ledger,
    members,
    byKey,
    byId,
    spent,
    decisions: [],
    announcements: [],
  };
}

/** The hold with this business key that is open or posted, or undefined. */
export const holdOfKey = (work: SpendWork, memberId: string, key: string): HoldRow | undefined =>
  [...work.ledger.holds.values()].find(
    (hold) => isOf(work, hold.memberId, memberId) && hold.key === key && hold.state !== 'voided',
  );

/** Whether a line or hold of this book is the member's: his own, or of one with whom he was merged. */
export const isOf = ({ members }: Pick<SpendWork, 'members'>, book: string, memberId: string): boolean =>
  book === memberId || kinOf(members, memberId).includes(book);

/** For each book of kin, the locked members of whom its lines may tell. */
function ownersOf(members: MemberWork): ReadonlyMap<string, readonly string[]> {
  const pairs = [...members.members.keys()].flatMap((owner) => kinOf(members, owner).map((book) => ({ book, owner })));
  return new Map([...Map.groupBy(pairs, ({ book }) => book)].map(([book, of]) => [book, of.map(({ owner }) => owner)]));
}

/** Writes down why points moved or did not (4.F): one decision for each ask that is no repeat. */
export function decided(
  work: SpendWork,
  memberId: string,
  said: {
    readonly kind: string;
    readonly outcome: 'taken' | 'withheld' | 'given';
    readonly code: string;
    readonly facts: Facts;
  },
  result: Record<string, unknown>,
): void {
  const { kind, outcome, code, facts } = said;
  work.decisions.push({
    memberId,
    id: newId(),
    kind,
    subjectType: 'member',
    subjectId: memberId,
    at: work.now,
    reasons: [{ topic: 'points', outcome, code, facts, rule: `points@${work.version}#spending` }],
    outcome: result,
  });
}

/** Saves what was spent, held, posted and voided, with its decisions and announcements. */
export async function saveSpendWork(db: Db, work: SpendWork): Promise<void> {
  await Promise.all([
    saveLedger(db, work.ledger),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
  ]);
}

const keyed = (memberId: string, key: string | null) => (key === null ? [] : [{ memberId, key }]);
