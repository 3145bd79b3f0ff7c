import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Found } from '../alert';

const FactsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const AlertRow = z.object({
  id: z.string(),
  kind: z.string(),
  key: z.string(),
  label: z.string(),
  facts: FactsSchema,
  store: z.string().nullable(),
  raisedAt: z.date(),
  seenAt: z.date(),
  acknowledgedAt: z.date().nullable(),
  acknowledgedName: z.string().nullable(),
  note: z.string().nullable(),
  endedAt: z.date().nullable(),
});

/** An alert as it is kept. */
export type AlertRow = z.output<typeof AlertRow>;

/** The views of the list: nobody has read it, somebody has, it is over. */
export const ALERT_VIEWS = ['open', 'read', 'ended', 'all'] as const;

/** Which alerts are looked for: those of kinds that the reader may see, of his stores (null: of all, and of none). */
export type AlertFilter = {
  readonly kinds: readonly string[];
  readonly stores: readonly string[] | null;
  readonly view: string;
  /** A part of what it is about; empty narrows nothing. */
  readonly q: string;
};

const ROW = Object.keys(AlertRow.shape)
  .map((name) => `a."${name}"`)
  .join(', ');
const MATCH = `a."kind" = ANY($1::text[]) AND ($2::text[] IS NULL OR a."store" = ANY($2::text[]))
  AND CASE $3 WHEN 'open' THEN a."endedAt" IS NULL AND a."acknowledgedAt" IS NULL
      WHEN 'read' THEN a."endedAt" IS NULL AND a."acknowledgedAt" IS NOT NULL WHEN 'ended' THEN a."endedAt" IS NOT NULL
      ELSE true END
  AND ($4 = '' OR strpos(lower(a."label"), lower($4)) > 0)`;

// Primary key backwards: ids rise with time.
const readOlder = statement(
  'workbench.alerts.older',
  `SELECT ${ROW} FROM "WorkAlert" a WHERE ${MATCH} AND ($5::uuid IS NULL OR a."id" < $5::uuid) ORDER BY a."id" DESC LIMIT $6`,
  AlertRow,
);
// Primary key, forwards.
const readNewer = statement(
  'workbench.alerts.newer',
  `SELECT ${ROW} FROM "WorkAlert" a WHERE ${MATCH} AND a."id" > $5::uuid ORDER BY a."id" LIMIT $6`,
  AlertRow,
);
// As above, up to the cap.
const countAll = statement(
  'workbench.alerts.count',
  `SELECT count(*)::int AS "count" FROM (SELECT 1 FROM "WorkAlert" a WHERE ${MATCH} LIMIT $5) c`,
  z.object({ count: z.number() }),
);
// Primary key.
const readOne = statement('workbench.alert', `SELECT ${ROW} FROM "WorkAlert" a WHERE a."id" = $1::uuid`, AlertRow);
// Primary key; whoever reads second finds that somebody has.
const saveRead = execution(
  'workbench.alert.read',
  `UPDATE "WorkAlert" SET "acknowledgedAt" = $2, "acknowledgedName" = $3, "note" = $4
   WHERE "id" = $1::uuid AND "acknowledgedAt" IS NULL AND "endedAt" IS NULL`,
);

type NewAlert = Pick<AlertRow, 'id' | 'kind' | 'key' | 'label' | 'facts' | 'store' | 'raisedAt' | 'seenAt'>;
const COLUMNS: Columns<NewAlert> = {
  id: 'uuid',
  kind: 'text',
  key: 'text',
  label: 'text',
  facts: 'jsonb',
  store: 'text',
  raisedAt: 'timestamptz',
  seenAt: 'timestamptz',
};
// Partial unique (kind, key) of those that are not over: what lasts is told once, with its latest numbers.
const raise = insertion<NewAlert>(
  'workbench.alerts.raise',
  'WorkAlert',
  COLUMNS,
  `ON CONFLICT ("kind", "key") WHERE "endedAt" IS NULL DO UPDATE
     SET "label" = excluded."label", "facts" = excluded."facts", "store" = excluded."store", "seenAt" = excluded."seenAt"`,
);
// Partial unique (kind, key), its first column.
const endOthers = execution(
  'workbench.alerts.end',
  `UPDATE "WorkAlert" SET "endedAt" = $3 WHERE "kind" = $1 AND "endedAt" IS NULL AND "key" <> ALL($2::text[])`,
);

/** Where a page of alerts stands. */
export type AlertPlace = { readonly id: string | null; readonly isBack: boolean; readonly limit: number };

const valuesOf = ({ kinds, stores, view, q }: AlertFilter) => [kinds, stores, view, q];

/** A page of alerts, the newest first, after a place or before it. */
export const alertsPage = async (db: Db, by: AlertFilter, { id, isBack, limit }: AlertPlace): Promise<AlertRow[]> =>
  isBack ? (await readNewer(db, [...valuesOf(by), id, limit])).reverse() : readOlder(db, [...valuesOf(by), id, limit]);

/** How many alerts match, counted up to a cap. */
export const countAlerts = async (db: Db, by: AlertFilter, cap: number): Promise<number> =>
  (await countAll(db, [...valuesOf(by), cap]))[0]?.count ?? 0;

/** One alert, or null. */
export const alertOf = async (db: Db, id: string): Promise<AlertRow | null> => (await readOne(db, [id]))[0] ?? null;

/** Writes down who has read an alert; answers how many rows that were. */
export const saveAcknowledged = (db: Db, id: string, at: Date, name: string, note: string | null): Promise<number> =>
  saveRead(db, [id, at, name, note]);

/** Keeps what is so of a kind: new ones are raised, those that last are brought up to date, those that are over end. */
export async function keepAlerts(db: Db, kind: string, found: readonly Found[], now: Date): Promise<void> {
  await endOthers(db, [kind, found.map(({ key }) => key), now]);
  const rows = found.map((one): NewAlert => ({ ...one, id: newId(), kind, raisedAt: now, seenAt: now }));
  await raise(db, rows);
}
