import 'server-only';
import { z } from 'zod';
import { NO_MEMBER } from '@/lib/kernel/id';
import { type Db, execution, statement } from '@/lib/platform/db';
import { BUSINESS_CAMPAIGNS, BUSINESS_OFFERS } from '../rules/business/campaigns';
import { REPAIR_KEYS } from '../rules/business/repairs';
import { DEMO_SEGMENTS } from '../rules/business/segments';

// The system's own catalogue: every table whose rows belong to a member has this column, also those still to come.
const readTables = statement(
  'demo.purge.tables',
  `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
   WHERE c.table_schema = current_schema() AND c.column_name = 'memberId' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  z.object({ name: z.string().regex(/^\w+$/) }),
);
// Partial index Member_demo.
const readMembers = statement(
  'demo.purge.members',
  'SELECT "id" FROM "Member" WHERE "demo" ORDER BY "id" LIMIT $1 FOR UPDATE',
  z.object({ id: z.string() }),
);
// Primary keys, in the order in which they refer to each other.
const deleteSessions = execution(
  'demo.purge.sessions',
  `DELETE FROM "Session" WHERE "audience" = 'member' AND "subjectId" = ANY($1::uuid[])`,
);
const deleteCodes = execution(
  'demo.purge.codes',
  `DELETE FROM "SignInCode" WHERE "mobileHash" IN (SELECT "mobileHash" FROM "MemberMobile" WHERE "memberId" = ANY($1::uuid[]))`,
);
// A scan: requests are few, and removing the demo is rare.
const deleteRequests = execution(
  'demo.purge.requests',
  `DELETE FROM "ApprovalRequest" WHERE "objectType" = 'member' AND "objectId" = ANY($1::text[])`,
);
const deleteMembers = execution('demo.purge.member', 'DELETE FROM "Member" WHERE "id" = ANY($1::uuid[])');
// A scan of guests' orders: by the first column of the primary key, the prefix in whatever collation there is.
const GUEST_ORDERS = `SELECT "id" FROM "Order" WHERE "memberId" = '${NO_MEMBER}' AND starts_with("externalId", 'demo-')`;
const DEMO_GAMES = `SELECT "code" FROM "Game" WHERE "demo"`;
const DEMO_BENEFITS = `SELECT "code" FROM "Benefit" WHERE "demo"`;
const DEMO_SURVEYS = `SELECT "code" FROM "Survey" WHERE "demo"`;
const DEMO_BATCHES = `SELECT "id" FROM "CouponBatch" WHERE "demo"`;
const DEMO_ITEMS = `SELECT "code" FROM "MallItem" WHERE "demo"`;
const DEMO_PRODUCTS = `SELECT "code" FROM "Product" WHERE "demo"`;
const DEMO_SKUS = `SELECT s."code" FROM "Sku" s JOIN "Product" p ON p."code" = s."productCode" WHERE p."demo"`;
// Commands know nothing of a demo: what its staff made is known by the codes of its rules.
const named = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const SEGMENTS = named(DEMO_SEGMENTS.map(({ code }) => code));
const CAMPAIGNS = named(BUSINESS_CAMPAIGNS);
const OFFERS = named(BUSINESS_OFFERS);
const DEMO_REPAIRS = `SELECT "id" FROM "Repair" WHERE "key" IN (${named(REPAIR_KEYS)})`;
const DEMO_REQUESTS = `SELECT "id" FROM "ApprovalRequest" WHERE "objectType" = 'campaign' AND "objectId" IN (${CAMPAIGNS})
  OR "objectType" = 'repair' AND "objectId" IN (SELECT "id"::text FROM (${DEMO_REPAIRS}) r)`;
const DEMO_BACKTESTS = `SELECT "id" FROM "Backtest" WHERE "kind" = 'campaign' AND "code" IN (${CAMPAIGNS})`;
const BUSINESS = [
  ...['ApprovalStep', 'ApprovalCopy'].map((table) => `DELETE FROM "${table}" WHERE "requestId" IN (${DEMO_REQUESTS})`),
  `DELETE FROM "ApprovalRequest" WHERE "id" IN (${DEMO_REQUESTS})`,
  `DELETE FROM "Repair" WHERE "key" IN (${named(REPAIR_KEYS)})`,
  ...['BacktestOrder', 'BacktestPick'].map(
    (table) => `DELETE FROM "${table}" WHERE "backtestId" IN (${DEMO_BACKTESTS})`,
  ),
  `DELETE FROM "Backtest" WHERE "id" IN (${DEMO_BACKTESTS})`,
  ...[
    'CampaignRevision',
    'CampaignDraft',
    'CampaignStep',
    'CampaignReview',
    'CampaignNote',
    'CampaignEntry',
    'Campaign',
  ].map((table) => `DELETE FROM "${table}" WHERE "code" IN (${CAMPAIGNS})`),
  `DELETE FROM "SegmentUploadError" WHERE "uploadId" IN (SELECT "id" FROM "SegmentUpload" WHERE "segmentCode" IN (${SEGMENTS}))`,
  ...['SegmentUpload', 'SegmentRun', 'SegmentMember', 'SegmentMove', 'SegmentListed'].map(
    (table) => `DELETE FROM "${table}" WHERE "segmentCode" IN (${SEGMENTS})`,
  ),
  ...['SegmentVersion', 'SegmentDraft', 'Segment'].map(
    (table) => `DELETE FROM "${table}" WHERE "code" IN (${SEGMENTS})`,
  ),
  `DELETE FROM "PartGate" WHERE "owner" IN (${named(BUSINESS_CAMPAIGNS.map((code) => `campaign:${code}`))})`,
  `DELETE FROM "OfferVersion" WHERE "code" IN (${OFFERS})`,
  ...['OfferDraft', 'OfferStop'].map((table) => `DELETE FROM "${table}" WHERE "code" IN (${OFFERS})`),
  // What the program found of the demo is found anew for whoever comes.
  ...['PriceFinding', 'PriceCheck', 'StandingRun'].map((table) => `DELETE FROM "${table}"`),
  `DELETE FROM "WorkAlert" WHERE "kind" = 'budget' AND starts_with("key", 'demo_') OR "kind" = 'stock' AND "key" IN (${DEMO_ITEMS})`,
];
const REST = [
  ...BUSINESS,
  `DELETE FROM "OrderLine" WHERE "memberId" = '${NO_MEMBER}' AND "orderId" IN (${GUEST_ORDERS})`,
  `DELETE FROM "Refund" WHERE "memberId" = '${NO_MEMBER}' AND "orderId" IN (${GUEST_ORDERS})`,
  `DELETE FROM "OrderKey" WHERE "memberId" = '${NO_MEMBER}' AND starts_with("externalId", 'demo-')`,
  `DELETE FROM "Order" WHERE "memberId" = '${NO_MEMBER}' AND starts_with("externalId", 'demo-')`,
  `DELETE FROM "ParkedRefund" WHERE starts_with("orderExternalId", 'demo-')`,
  `DELETE FROM "Session" WHERE "audience" = 'staff' AND "subjectId" IN (SELECT "id" FROM "Staff" WHERE "demo")`,
  `DELETE FROM "IdempotencyKey" WHERE "actor" IN (SELECT 'key:' || "id" FROM "ApiKey" WHERE "demo")`,
  `DELETE FROM "AdjustmentUse" WHERE "actor" IN (SELECT 'staff:' || "id" FROM "Staff" WHERE "demo")`,
  `DELETE FROM "Staff" WHERE "demo"`,
  `DELETE FROM "ApiKey" WHERE "demo"`,
  // What the calendar granted to demo members only is planned anew for whoever comes.
  `DELETE FROM "BenefitJob" j WHERE j."kind" <> 'bulk' AND NOT EXISTS (SELECT 1 FROM "BenefitGrant" g WHERE g."benefit" = j."benefit")`,
  // Those of members who are none of the demo's go too: of what is no longer there nothing can be used.
  `DELETE FROM "BenefitExchange" e USING "BenefitGrant" g
     WHERE g."memberId" = e."memberId" AND g."id" = e."grantId" AND g."benefit" IN (${DEMO_BENEFITS})`,
  ...['BenefitUse', 'BenefitGrant', 'BenefitJob'].map(
    (table) => `DELETE FROM "${table}" WHERE "benefit" IN (${DEMO_BENEFITS})`,
  ),
  ...['BenefitDraft', 'BenefitVersion'].map((table) => `DELETE FROM "${table}" WHERE "code" IN (${DEMO_BENEFITS})`),
  `DELETE FROM "Benefit" WHERE "demo"`,
  `DELETE FROM "TaskDraft" WHERE "code" IN (SELECT "code" FROM "Task" WHERE "demo")`,
  `DELETE FROM "TaskVersion" WHERE "code" IN (SELECT "code" FROM "Task" WHERE "demo")`,
  `DELETE FROM "Task" WHERE "demo"`,
  ...['GamePrize', 'GameTally', 'GameDraw', 'PrizeOrder'].map(
    (table) => `DELETE FROM "${table}" WHERE "game" IN (${DEMO_GAMES})`,
  ),
  ...['GameDraft', 'GameVersion'].map((table) => `DELETE FROM "${table}" WHERE "code" IN (${DEMO_GAMES})`),
  `DELETE FROM "Game" WHERE "demo"`,
  ...['SurveyReply', 'SurveyAnswer'].map((table) => `DELETE FROM "${table}" WHERE "survey" IN (${DEMO_SURVEYS})`),
  ...['SurveyDraft', 'SurveyVersion'].map((table) => `DELETE FROM "${table}" WHERE "code" IN (${DEMO_SURVEYS})`),
  `DELETE FROM "Survey" WHERE "demo"`,
  ...['ReportRun', 'ReportSchedule', 'ReportSubscriber'].map(
    (table) => `DELETE FROM "${table}" WHERE "reportId" IN (SELECT "id" FROM "SavedReport" WHERE "demo")`,
  ),
  `DELETE FROM "SavedReport" WHERE "demo"`,
  `DELETE FROM "ReportNote" WHERE "demo"`,
  `DELETE FROM "OutboxEvent" WHERE "name" = 'budget.reached' AND starts_with("payload"->>'budget', 'demo_')`,
  `DELETE FROM "BudgetUse" WHERE starts_with("budget", 'demo_')`,
  `DELETE FROM "BudgetAlert" WHERE starts_with("budget", 'demo_')`,
  `DELETE FROM "BudgetRoom" WHERE starts_with("budget", 'demo_')`,
  `DELETE FROM "Budget" WHERE starts_with("code", 'demo_')`,
  `DELETE FROM "CouponJob" WHERE "batchId" IN (${DEMO_BATCHES})`,
  `DELETE FROM "CouponCode" WHERE "batchId" IN (${DEMO_BATCHES})`,
  `DELETE FROM "Coupon" WHERE "batchId" IN (${DEMO_BATCHES})`,
  `DELETE FROM "CouponDraft" WHERE "batchId" IN (${DEMO_BATCHES})`,
  `DELETE FROM "CouponTerms" WHERE "batchId" IN (${DEMO_BATCHES})`,
  `DELETE FROM "CouponStock" WHERE "batchId" IN (${DEMO_BATCHES})`,
  `DELETE FROM "CouponBatch" WHERE "demo"`,
  `DELETE FROM "MallCard" WHERE "item" IN (${DEMO_ITEMS})`,
  `DELETE FROM "MallItemVersion" WHERE "code" IN (${DEMO_ITEMS})`,
  `DELETE FROM "MallStock" WHERE "code" IN (${DEMO_ITEMS})`,
  `DELETE FROM "MallItem" WHERE "demo"`,
  // Counted anew from what is left, as on the first day.
  ...['ReportCell', 'ReportSet', 'ReportGauge', 'ReportMark', 'ReportDifference', 'ReportState', 'ReportMember'].map(
    (table) => `DELETE FROM "${table}"`,
  ),
  `DELETE FROM "GoodsPair" WHERE "product" IN (${DEMO_PRODUCTS}) OR "other" IN (${DEMO_PRODUCTS})`,
  `DELETE FROM "GoodsDemand" WHERE "product" IN (${DEMO_PRODUCTS})`,
  `DELETE FROM "SkuPrice" WHERE "skuCode" IN (${DEMO_SKUS})`,
  `DELETE FROM "SkuStore" WHERE "skuCode" IN (${DEMO_SKUS})`,
  `DELETE FROM "Sku" WHERE "code" IN (${DEMO_SKUS})`,
  `DELETE FROM "Product" WHERE "demo"`,
  `DELETE FROM "Brand" b WHERE starts_with(b."code", 'demo_') AND NOT EXISTS (SELECT 1 FROM "Product" p WHERE p."brandCode" = b."code")`,
  `DELETE FROM "Category" c WHERE starts_with(c."code", 'demo_') AND NOT EXISTS (SELECT 1 FROM "Product" p WHERE p."categoryCode" = c."code")
     AND NOT EXISTS (SELECT 1 FROM "Category" k WHERE k."parentCode" = c."code")`,
  `DELETE FROM "Store" WHERE "demo"`,
  `DELETE FROM "Region" r WHERE r."demo" AND NOT EXISTS (SELECT 1 FROM "Store" s WHERE s."regionId" = r."id")`,
].map((text, place) => execution(`demo.purge.rest.${place}`, text));

/**
 * Removes some demo members with everything that carries their id, in the caller's transaction; answers how many. The
 * append-only tables let go of demo members only, and only of a transaction that has said so.
 */
export async function purgeMembers(db: Db, countMax: number): Promise<number> {
  await db.query(`SET LOCAL regulars.purge_demo = 'on'`);
  const ids = (await readMembers(db, [countMax])).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await deleteSessions(db, [ids]);
  await deleteCodes(db, [ids]);
  await deleteRequests(db, [ids]);
  // Each table's key or an index of it begins with memberId, or the index on memberId of the lookup tables.
  for (const { name } of await readTables(db, [])) {
    await db.query({ text: `DELETE FROM "${name}" WHERE "memberId" = ANY($1::uuid[])`, values: [ids] });
  }
  return deleteMembers(db, [ids]);
}

/** Removes the rest of the demo in the caller's transaction: guests' orders, staff, keys, shelves and places. */
export async function purgeRest(db: Db): Promise<void> {
  await db.query(`SET LOCAL regulars.purge_demo = 'on'`);
  for (const remove of REST) await remove(db, []);
}
