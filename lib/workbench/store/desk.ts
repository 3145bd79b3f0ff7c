import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const DeskRow = z.object({
  tiles: z.array(z.string()),
  hidden: z.array(z.string()),
  firstDoneAt: z.date().nullable(),
});

/** How somebody likes his workbench. */
export type Desk = z.output<typeof DeskRow>;

// Primary key.
const read = statement(
  'workbench.desk',
  'SELECT "tiles", "hidden", "firstDoneAt" FROM "WorkDesk" WHERE "staffId" = $1::uuid',
  DeskRow,
);
// Primary key.
const saveTiles = execution(
  'workbench.desk.tiles',
  `INSERT INTO "WorkDesk" ("staffId", "tiles", "hidden") VALUES ($1::uuid, $2::text[], $3::text[])
   ON CONFLICT ("staffId") DO UPDATE SET "tiles" = excluded."tiles", "hidden" = excluded."hidden"`,
);
// Primary key.
const saveFirst = execution(
  'workbench.desk.first',
  `INSERT INTO "WorkDesk" ("staffId", "tiles", "hidden", "firstDoneAt") VALUES ($1::uuid, '{}', '{}', $2)
   ON CONFLICT ("staffId") DO UPDATE SET "firstDoneAt" = excluded."firstDoneAt"`,
);

/** How somebody likes his workbench; as it is for everybody while he said nothing. */
export const deskOf = async (db: Db, staffId: string): Promise<Desk> =>
  (await read(db, [staffId]))[0] ?? { tiles: [], hidden: [], firstDoneAt: null };

/** Keeps the order of his tiles and those that he does not want. */
export const saveDeskTiles = (
  db: Db,
  staffId: string,
  { tiles, hidden }: Pick<Desk, 'tiles' | 'hidden'>,
): Promise<number> => saveTiles(db, [staffId, tiles, hidden]);

/** Keeps that he does not need the first steps any more. */
export const saveFirstDone = (db: Db, staffId: string, at: Date): Promise<number> => saveFirst(db, [staffId, at]);
