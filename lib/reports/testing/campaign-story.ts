import { pool } from '@/lib/platform/db';
import { localAt } from '@/lib/platform/testing/zone';

const write = (text: string, values: readonly unknown[] = []) => pool().query(text, [...values]);

const [FROM, TO] = ['2026-03-01T00:00', '2026-11-22T00:00'] as const;

/** A campaign that was approved, with the parts it held, as its owner would have written it down. */
async function campaign(code: string, from: string, to: string, parts: readonly object[]): Promise<void> {
  const [starts, ends] = [localAt(from), localAt(to)];
  await write(
    `INSERT INTO "Campaign" ("code", "state", "revision", "warmsAt", "startsAt", "endsAt", "createdAt", "createdBy", "changedAt")
     VALUES ($1, 'approved', 1, $2, $2, $3, $2, 'test', $2)`,
    [code, starts, ends],
  );
  await write(
    `INSERT INTO "CampaignRevision" ("code", "revision", "terms", "parts", "writtenBy", "submittedAt", "submittedBy", "note")
     VALUES ($1, 1, '{}'::jsonb, $2::jsonb, 'test', $3, 'test', '')`,
    [code, JSON.stringify(parts), starts],
  );
  await write(
    `INSERT INTO "CampaignStep" ("id", "code", "at", "act", "from", "to", "revision", "by", "note") VALUES (uuidv7(), $1, $2, 'approve', 'draft', 'approved', 1, 'test', '')`,
    [code, starts],
  );
}

/**
 * Two campaigns that follow each other with the same parts and one that lies across both, over whatever the story of the demo
 * tells of coupons, benefits, tasks and draws; and orders that were quoted with their offers, some of which came back.
 */
export async function campaignStory(): Promise<void> {
  const { rows } = await pool().query(
    `SELECT (SELECT "batchId"::text FROM "Coupon" WHERE "state" = 'USED' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "batch",
       (SELECT "benefit" FROM "BenefitGrant" WHERE "issuedAt" >= $1 AND "issuedAt" < $2 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "benefit",
       (SELECT "game" FROM "GameDraw" GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "game"`,
    [localAt(FROM), localAt(TO)],
  );
  const { batch, benefit, game } = rows[0];
  const pin = (sort: string, gate: string) => ({ sort, code: gate, gate, version: 1 });
  const parts = [
    pin('batch', batch),
    pin('benefit', benefit),
    pin('game', game),
    pin('task', 'first_order'),
    pin('offer', 'story'),
  ];
  await campaign('story_a', FROM, '2026-10-01T00:00', parts);
  await campaign('story_b', '2026-10-01T00:00', TO, parts);
  await campaign('story_c', '2026-09-15T00:00', '2026-10-15T00:00', [pin('offer', 'story-too')]);
  await write(
    `INSERT INTO "FrozenOrder" ("memberId", "orderId", "quoteId", "state", "terms", "progress")
     SELECT o."memberId", o."id", uuidv7(), 'used', json_build_object('quotedAt', o."paidAt",
       'offers', json_build_array(json_build_object('offer', 'story', 'freight', 100, 'source', '{}'::json), json_build_object('offer', 'story-too', 'source', '{}'::json)),
       'lines', json_build_array(json_build_object('id', '1', 'units', json_build_array(
         json_build_object('count', 2, 'shares', json_build_array(json_build_object('offer', 'story', 'amount', 150), json_build_object('offer', 'other', 'amount', 999))),
         json_build_object('count', 1, 'shares', json_build_array(json_build_object('offer', 'story-too', 'amount', 40)))))),
       'gifts', json_build_array(json_build_object('offer', 'story-too', 'worth', 700))), '{}'::json
     FROM (SELECT o.*, EXISTS (SELECT 1 FROM "Refund" r WHERE r."memberId" = o."memberId" AND r."orderId" = o."id") AS "isBack" FROM "Order" o
       WHERE o."paidAt" >= $1 AND NOT EXISTS (SELECT 1 FROM "FrozenOrder" f WHERE f."memberId" = o."memberId" AND f."orderId" = o."id")) o
     ORDER BY o."isBack" DESC, o."paidAt", o."id" LIMIT 40 ON CONFLICT DO NOTHING`,
    [localAt('2026-08-15T00:00')],
  );
  await write(
    `INSERT INTO "BenefitUse" ("memberId", "grantId", "source", "benefit", "state", "at", "amount", "cost", "way", "changedAt")
     SELECT "memberId", "id", 'story', "benefit", 'used', "issuedAt" + interval '1 minute', 500, 300, 'desk', "issuedAt" + interval '1 minute'
     FROM "BenefitGrant" WHERE "benefit" = $1 AND "issuedAt" >= $2 AND "issuedAt" < $3 ORDER BY "issuedAt", "id" LIMIT 3`,
    [benefit, localAt(FROM), localAt(TO)],
  );
  await write(
    `INSERT INTO "RewardGift" ("memberId", "id", "key", "sourceType", "sourceRef", "version", "reason", "items", "givenAt")
     SELECT "id", uuidv7(), 'task:first_order:story', 'task', 'first_order', 1, 'task_done', '[{"kind":"points","amount":50}]'::jsonb, $1
     FROM "Member" WHERE "status" = 'active' ORDER BY "externalId" LIMIT 1`,
    [localAt('2026-10-02T08:00')],
  );
}
