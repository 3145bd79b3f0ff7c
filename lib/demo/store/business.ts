import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const CampaignStandingRow = z.object({ code: z.string(), approved: z.boolean(), submitted: z.number().nullable() });

/** How far a campaign of the demo came. */
export type CampaignStanding = z.output<typeof CampaignStandingRow>;

// Primary key.
const readSegment = statement(
  'demo.business.segment',
  'SELECT "createdAt" FROM "Segment" WHERE "code" = $1',
  z.object({ createdAt: z.date() }),
);
// Primary key.
const readCampaigns = statement(
  'demo.business.campaigns',
  'SELECT "code", "revision" > 0 AS "approved", "submitted" FROM "Campaign" WHERE "code" = ANY($1::text[])',
  CampaignStandingRow,
);
// Index (segmentCode, createdAt), backwards.
const readLastRun = statement(
  'demo.business.last-run',
  'SELECT max("createdAt") AS "at" FROM "SegmentRun" WHERE "segmentCode" = $1',
  z.object({ at: z.date().nullable() }),
);
// Unique code; primary key.
const readClaimed = statement(
  'demo.business.claimed',
  `SELECT b."code" FROM "CouponBatch" b JOIN "CouponStock" s ON s."batchId" = b."id" WHERE b."code" = ANY($1::text[]) AND s."claimed" > 0`,
  z.object({ code: z.string() }),
);
// Primary keys.
const readOffers = statement(
  'demo.business.offers',
  `SELECT DISTINCT v."code", EXISTS (SELECT 1 FROM "OfferStop" s WHERE s."code" = v."code") AS "stopped" FROM "OfferVersion" v
   WHERE v."code" = ANY($1::text[])`,
  z.object({ code: z.string(), stopped: z.boolean() }),
);
// Index (state, id): those that wait are few.
const readWaiting = statement(
  'demo.business.waiting',
  `SELECT "id" FROM "ApprovalRequest" WHERE "state" = 'requested' AND "objectType" = $1 AND "objectId" = $2`,
  z.object({ id: z.string() }),
);
// Index (code, at).
const readNotes = statement(
  'demo.business.notes',
  'SELECT "text" FROM "CampaignNote" WHERE "code" = $1',
  z.object({ text: z.string() }),
);

/** When a segment of the demo was made, or null when it is not there. */
export const segmentMadeAt = async (db: Db, code: string): Promise<Date | null> =>
  (await readSegment(db, [code]))[0]?.createdAt ?? null;

/** How far each of the named campaigns came, by code; one that is not there is not in it. */
export const campaignStandings = async (
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, CampaignStanding>> =>
  new Map((await readCampaigns(db, [codes])).map((row) => [row.code, row]));

/** Of the named offers those that are published, by code, with whether they are stopped. */
export const offersStanding = async (db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, boolean>> =>
  new Map((await readOffers(db, [codes])).map(({ code, stopped }) => [code, stopped]));

/** The request about a thing that waits for a second person, or null. */
export const requestWaiting = async (db: Db, type: string, id: string): Promise<string | null> =>
  (await readWaiting(db, [type, id]))[0]?.id ?? null;

/** What was noted of a campaign. */
export const lessonsOf = async (db: Db, code: string): Promise<ReadonlySet<string>> =>
  new Set((await readNotes(db, [code])).map(({ text }) => text));

/** When a segment of the demo was last found anew, or null: nights up to then are over. */
export const lastRefreshOf = async (db: Db, code: string): Promise<Date | null> =>
  (await readLastRun(db, [code]))[0]?.at ?? null;

/** Those of the named batches of which copies were claimed. */
export const batchesClaimed = async (db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await readClaimed(db, [codes])).map(({ code }) => code));
