import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const ContractRow = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  changedAt: z.date(),
  changedBy: z.string(),
  memberIds: z.array(z.string()),
  skus: z.number(),
});

/** A contract as it is kept: with its members, and how many SKUs name a price for it now. */
export type ContractRecord = z.output<typeof ContractRow>;

/** What a form says of a contract. */
export type SavedContract = Omit<ContractRecord, 'skus'>;

// A shop has some dozen; members by the primary key (contractCode, memberId); prices by the index (holder, skuCode).
const readContracts = statement(
  'catalog.contracts',
  `SELECT c."code", c."nameZh", c."nameEn", c."startsAt", c."endsAt", c."changedAt", c."changedBy",
     ARRAY(SELECT m."memberId"::text FROM "ContractMember" m WHERE m."contractCode" = c."code" ORDER BY 1) AS "memberIds",
     (SELECT count(DISTINCT p."skuCode")::int FROM "SkuPrice" p WHERE p."kind" = 'contract' AND p."holder" = c."code"
        AND p."withdrawnAt" IS NULL AND p."startsAt" <= $1 AND (p."endsAt" IS NULL OR p."endsAt" > $1)) AS skus
   FROM "Contract" c ORDER BY c."code"`,
  ContractRow,
);

// Index (memberId), then the primary key of Contract.
const readHeld = statement(
  'catalog.contracts.held',
  `SELECT DISTINCT c."code" FROM "ContractMember" m JOIN "Contract" c ON c."code" = m."contractCode"
   WHERE m."memberId" = ANY($1::uuid[]) AND c."startsAt" <= $2 AND (c."endsAt" IS NULL OR c."endsAt" > $2) ORDER BY 1`,
  z.object({ code: z.string() }),
);

// Primary key.
const upsertContract = execution(
  'catalog.contract.save',
  `INSERT INTO "Contract" ("code", "nameZh", "nameEn", "startsAt", "endsAt", "changedAt", "changedBy")
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT ("code") DO UPDATE SET "nameZh" = excluded."nameZh", "nameEn" = excluded."nameEn",
     "startsAt" = excluded."startsAt", "endsAt" = excluded."endsAt", "changedAt" = excluded."changedAt",
     "changedBy" = excluded."changedBy"`,
);
// Primary key (contractCode, memberId), both.
const dropMembers = execution(
  'catalog.contract.members.drop',
  'DELETE FROM "ContractMember" WHERE "contractCode" = $1 AND "memberId" <> ALL($2::uuid[])',
);
const addMembers = execution(
  'catalog.contract.members.add',
  `INSERT INTO "ContractMember" ("contractCode", "memberId") SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
);

/** All contracts with their members, by code; prices are counted as they hold at the instant. */
export const allContracts = (db: Db, at: Date): Promise<ContractRecord[]> => readContracts(db, [at]);

/** The contracts under which one of the members buys at the instant, by code. */
export const contractsHeld = async (db: Db, memberIds: readonly string[], at: Date): Promise<string[]> =>
  (await readHeld(db, [memberIds, at])).map(({ code }) => code);

/** Saves a contract with exactly these members. */
export async function saveContractRow(db: Db, contract: SavedContract): Promise<void> {
  const { code, nameZh, nameEn, startsAt, endsAt, changedAt, changedBy, memberIds } = contract;
  await upsertContract(db, [code, nameZh, nameEn, startsAt, endsAt, changedAt, changedBy]);
  await dropMembers(db, [code, memberIds]);
  await addMembers(db, [code, memberIds]);
}
