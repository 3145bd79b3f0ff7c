import 'server-only';
import { z } from 'zod';
import type { BookFault } from '@/lib/ledger';
import { type Db, execution, insertion, statement } from '@/lib/platform/db';

const ProofRow = z.object({
  id: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  lastMember: z.string().nullable(),
  members: z.number(),
  faults: z.number(),
});

/** One proof of the whole book, as far as it came. */
export type BookProof = z.output<typeof ProofRow>;

const COLUMNS = '"id", "startedAt", "finishedAt", "lastMember", "members", "faults"';

// Index on startedAt, backwards.
const readLast = statement(
  'proofs.last',
  `SELECT ${COLUMNS} FROM "BookProof" ORDER BY "startedAt" DESC, "id" DESC LIMIT 1`,
  ProofRow,
);
const readFinished = statement(
  'proofs.finished',
  `SELECT ${COLUMNS} FROM "BookProof" WHERE "finishedAt" IS NOT NULL ORDER BY "startedAt" DESC, "id" DESC LIMIT 1`,
  ProofRow,
);
// Primary key, locked: workers that prove at the same moment take turns.
const lockProof = statement(
  'proofs.lock',
  `SELECT ${COLUMNS} FROM "BookProof" WHERE "id" = $1::uuid FOR UPDATE`,
  ProofRow,
);
const insertProof = execution(
  'proofs.insert',
  `INSERT INTO "BookProof" ("id", "startedAt") VALUES ($1::uuid, $2::timestamptz)`,
);
// Primary key.
const saveProof = execution(
  'proofs.save',
  `UPDATE "BookProof" SET "lastMember" = $2::uuid, "members" = $3, "faults" = $4, "finishedAt" = $5::timestamptz
   WHERE "id" = $1::uuid`,
);

type FaultLine = { proofId: string; position: number; memberId: string; asset: string; fault: string };
const insertFaults = insertion<FaultLine>('proofs.faults', 'BookProofFault', {
  proofId: 'uuid',
  position: 'int4',
  memberId: 'uuid',
  asset: 'text',
  fault: 'text',
});
// Primary key (proofId, position).
const readFaults = statement(
  'proofs.faults.read',
  'SELECT "memberId", "asset", "fault" FROM "BookProofFault" WHERE "proofId" = $1::uuid ORDER BY "position"',
  z.object({ memberId: z.string(), asset: z.string(), fault: z.string() }),
);

/** The last proof that was begun, or null. */
export const lastProof = async (db: Db): Promise<BookProof | null> => (await readLast(db, []))[0] ?? null;

/** The last proof that was finished, or null. */
export const lastFinished = async (db: Db): Promise<BookProof | null> => (await readFinished(db, []))[0] ?? null;

/** The proof, locked until the end of the transaction. */
export const proofForUpdate = async (db: Db, id: string): Promise<BookProof | null> =>
  (await lockProof(db, [id]))[0] ?? null;

/** Begins a proof. */
export const beginProof = (db: Db, id: string, now: Date): Promise<number> => insertProof(db, [id, now]);

/** Writes down how far a proof came. */
export const keepProof = (db: Db, { id, lastMember, members, faults, finishedAt }: BookProof): Promise<number> =>
  saveProof(db, [id, lastMember, members, faults, finishedAt]);

/** Keeps faults in words, numbered on from those that are kept. */
export const keepFaults = (db: Db, proofId: string, first: number, faults: readonly BookFault[]): Promise<number> =>
  insertFaults(
    db,
    faults.map(({ memberId, asset, fault }, index) => ({ proofId, position: first + index, memberId, asset, fault })),
  );

/** The faults that a proof kept, in the order in which it found them. */
export const faultsOf = (db: Db, proofId: string): Promise<BookFault[]> => readFaults(db, [proofId]);
