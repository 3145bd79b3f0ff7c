import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import type { Account, Asset, Lot } from '../rules/book';
import { accountKey, changedAccounts, changedLots, type Entry, type LedgerWork, ledgerWork } from '../work';
import { readOpenHolds, saveHolds } from './holds';

const AccountRow = z.object({
  memberId: z.string(),
  asset: z.enum(['points', 'growth']),
  balance: z.number(),
  debt: z.number(),
  earned: z.number(),
  spent: z.number(),
  expired: z.number(),
});

const LotRow = z.object({
  memberId: z.string(),
  id: z.string(),
  entryId: z.string(),
  sourceType: z.string(),
  sourceId: z.string(),
  earned: z.number(),
  remaining: z.number(),
  creditedAt: z.date(),
  activatesAt: z.date(),
  expiresAt: z.date().nullable(),
  originLotId: z.string().nullable(),
  writtenOff: z.number().nullable(),
});

// Primary key (memberId, asset). The member row is locked already, so this second statement reads the latest.
const readAccounts = statement(
  'ledger.accounts',
  `SELECT "memberId", "asset", "balance", "debt", "earned", "spent", "expired" FROM "LedgerAccount"
   WHERE "memberId" = ANY($1::uuid[])`,
  AccountRow,
);

const LOT = `"memberId", "id", "entryId", "sourceType", "sourceId", "earned", "remaining", "creditedAt",
   "activatesAt", "expiresAt", "originLotId", "writtenOff"`;

// Primary key (memberId, id), by its first column.
const readLots = statement(
  'ledger.lots',
  `SELECT ${LOT} FROM "LedgerLot" WHERE "memberId" = ANY($1::uuid[]) AND "asset" = 'points' ORDER BY "id"`,
  LotRow,
);

// Primary key (memberId, id), by its first column; empty lots stay where they are.
const readFullLots = statement(
  'ledger.lots.full',
  `SELECT ${LOT} FROM "LedgerLot" WHERE "memberId" = ANY($1::uuid[]) AND "asset" = 'points' AND "remaining" > 0`,
  LotRow,
);

/** Which lots are loaded: all, which a clawback or return needs, or those that still hold something, for spending. */
export type LotsWanted = 'all' | 'full';

/**
 * Loads the books of members whose rows are locked. Lots and open holds are read only for members that may lose points
 * or whose lots may move: an earning needs none.
 */
export async function loadLedger(
  db: Db,
  memberIds: readonly string[],
  withLotsOf: readonly string[] = [],
  wanted: LotsWanted = 'all',
): Promise<LedgerWork> {
  const [rows, lots, holds] = await Promise.all([
    readAccounts(db, [memberIds]),
    withLotsOf.length === 0 ? [] : (wanted === 'all' ? readLots : readFullLots)(db, [withLotsOf]),
    withLotsOf.length === 0 ? [] : readOpenHolds(db, withLotsOf),
  ]);
  const lotsOf = Map.groupBy(lots, ({ memberId }) => memberId);
  const holdsOf = Map.groupBy(holds, ({ memberId }) => memberId);
  return ledgerWork(
    rows.map((row) =>
      row.asset === 'growth'
        ? { ...row, lots: [], holds: [] }
        : { ...row, lots: (lotsOf.get(row.memberId) ?? []).map(asLot), holds: holdsOf.get(row.memberId) ?? [] },
    ),
    holds,
  );
}

/** The account and lots of one member, for reading. */
export async function readBook(db: Db, memberId: string): Promise<{ points: Account | null; growth: Account | null }> {
  const { accounts } = await loadLedger(db, [memberId], [memberId]);
  return {
    points: accounts.get(accountKey(memberId, 'points')) ?? null,
    growth: accounts.get(accountKey(memberId, 'growth')) ?? null,
  };
}

const asLot = ({ memberId: _, ...lot }: z.output<typeof LotRow>): Lot => lot;

const ENTRY_COLUMNS: Columns<Entry> = {
  memberId: 'uuid',
  id: 'uuid',
  asset: 'text',
  type: 'text',
  amount: 'int8',
  direction: 'int2',
  debtDelta: 'int8',
  balanceAfter: 'int8',
  key: 'text',
  sourceType: 'text',
  sourceId: 'text',
  rule: 'text',
  reason: 'text',
  detail: 'json',
  actor: 'text',
  occurredAt: 'timestamptz',
  createdAt: 'timestamptz',
};

type LotToSave = Lot & { readonly memberId: string; readonly asset: Asset };
const LOT_COLUMNS: Columns<LotToSave> = {
  memberId: 'uuid',
  id: 'uuid',
  asset: 'text',
  entryId: 'uuid',
  sourceType: 'text',
  sourceId: 'text',
  earned: 'int8',
  remaining: 'int8',
  creditedAt: 'timestamptz',
  activatesAt: 'timestamptz',
  expiresAt: 'timestamptz',
  originLotId: 'uuid',
  writtenOff: 'int8',
};

type AccountChange = Omit<Account, 'lots' | 'holds'> & { readonly entries: number };
const ACCOUNT_COLUMNS: Columns<AccountChange> = {
  memberId: 'uuid',
  asset: 'text',
  balance: 'int8',
  debt: 'int8',
  earned: 'int8',
  spent: 'int8',
  expired: 'int8',
  entries: 'int4',
};

const insertEntries = insertion<Entry>('ledger.entries', 'LedgerEntry', ENTRY_COLUMNS);
const insertLots = insertion<LotToSave>('ledger.lots.new', 'LedgerLot', LOT_COLUMNS);
const insertMoves = insertion<LedgerWork['moves'][number]>('ledger.moves', 'LedgerLotMove', {
  memberId: 'uuid',
  entryId: 'uuid',
  lotId: 'uuid',
  delta: 'int8',
});

// The figures are absolute: they were computed from rows read under the member's lock.
const upsertAccounts = execution(
  'ledger.accounts.save',
  `INSERT INTO "LedgerAccount" AS a ("memberId", "asset", "balance", "debt", "earned", "spent", "expired",
     "version")
   SELECT * FROM ${unnest(ACCOUNT_COLUMNS)}
   ON CONFLICT ("memberId", "asset") DO UPDATE SET "balance" = excluded."balance", "debt" = excluded."debt",
     "earned" = excluded."earned", "spent" = excluded."spent", "expired" = excluded."expired", "version" = a."version" + excluded."version"`,
);

const CHANGED_COLUMNS = {
  memberId: 'uuid',
  id: 'uuid',
  remaining: 'int8',
  activatesAt: 'timestamptz',
  writtenOff: 'int8',
} as const;
const updateLots = execution(
  'ledger.lots.changed',
  `UPDATE "LedgerLot" l SET "remaining" = n."remaining", "activatesAt" = n."activatesAt", "writtenOff" = n."writtenOff"
   FROM ${unnest(CHANGED_COLUMNS)} AS n("memberId", "id", "remaining", "activatesAt", "writtenOff")
   WHERE l."memberId" = n."memberId" AND l."id" = n."id"`,
);

/** Saves what was booked: entries, lots, moves, holds and the cached accounts. The statements go out together. */
export async function saveLedger(db: Db, work: LedgerWork): Promise<void> {
  const lots = changedLots(work);
  const fresh = lots.filter(({ isNew }) => isNew).map(({ memberId, asset, lot }) => ({ memberId, asset, ...lot }));
  const changed = lots.filter(({ isNew }) => !isNew).map(({ memberId, lot }) => ({ memberId, ...lot }));
  const accounts = changedAccounts(work).map(({ account, entries }) => ({ ...account, entries }));
  await Promise.all([
    insertEntries(db, work.entries),
    insertLots(db, fresh),
    changed.length > 0 ? updateLots(db, turned(CHANGED_COLUMNS, changed)) : 0,
    insertMoves(db, work.moves),
    saveHolds(db, work),
    accounts.length > 0 ? upsertAccounts(db, turned(ACCOUNT_COLUMNS, accounts)) : 0,
  ]);
}
