import 'server-only';
import { type Db, execution } from '@/lib/platform/db';

/** Where a member belongs: his store, the level he holds, the channel he joined by. */
const BELONGS = `coalesce(m."storeCode", ''), coalesce(v."code", ''), coalesce(m."channel", '')`;
const MEMBER_OF = (row: string): string =>
  `JOIN "Member" m ON m."id" = ${row}."memberId" LEFT JOIN "MemberLevel" v ON v."memberId" = ${row}."memberId"`;

/** What is owed in points by a local month: a scan of the lots that hold something, with members by primary key (N6). */
const owed = (what: string, month: string) =>
  execution(
    `reports.gauge.${what}`,
    `INSERT INTO "ReportGauge" SELECT '${what}', $2::date, ${BELONGS}, coalesce(${month}, ''), count(*), sum(l."remaining")
     FROM "LedgerLot" l JOIN "LedgerEntry" e ON e."memberId" = l."memberId" AND e."id" = l."entryId" ${MEMBER_OF('l')}
     WHERE l."asset" = 'points' AND l."remaining" > 0 AND (l."expiresAt" IS NULL OR l."expiresAt" > $1)
     GROUP BY 3, 4, 5, 6`,
  );

const drop = execution('reports.gauges.drop', 'DELETE FROM "ReportGauge" WHERE "day" = $1::date');

const OWED = [
  owed('owed.age', `to_char(least(l."creditedAt", e."occurredAt", l."activatesAt") AT TIME ZONE $3, 'YYYY-MM')`),
  // An end is exclusive, so its month is that of the moment before.
  owed('owed.expiry', `to_char((l."expiresAt" - interval '1 millisecond') AT TIME ZONE $3, 'YYYY-MM')`),
];

/** What a member has spent in all, less what came back, at which a tier begins; in fen. */
export const TIER_STARTS = [1, 20_000, 80_000, 200_000, 500_000] as const;

// A scan of the statistics of members.
const tiers = execution(
  'reports.gauge.tiers',
  `INSERT INTO "ReportGauge" SELECT 'value.tier', $1::date, ${BELONGS},
     width_bucket(coalesce(s."amount", 0), ARRAY[${TIER_STARTS.join(', ')}]::int8[])::text, count(*), coalesce(sum(s."amount"), 0)
   FROM "Member" m LEFT JOIN "MemberLevel" v ON v."memberId" = m."id" LEFT JOIN "MemberStats" s ON s."memberId" = m."id"
   WHERE m."status" NOT IN ('merged', 'closed') GROUP BY 3, 4, 5, 6`,
);

// A scan of where members stand, with members by primary key (C7).
const stages = execution(
  'reports.gauge.stages',
  `INSERT INTO "ReportGauge" SELECT 'life.stage', $1::date, ${BELONGS}, t."stage", count(*), 0
   FROM "MemberStanding" t ${MEMBER_OF('t')} WHERE t."stage" IS NOT NULL AND m."status" NOT IN ('merged', 'closed')
   GROUP BY 3, 4, 5, 6`,
);

/** Writes down what stands now, as what stood on the day; the last time of a day counts. */
export async function readGauges(db: Db, now: Date, today: string, zone: string): Promise<void> {
  await drop(db, [today]);
  for (const read of OWED) await read(db, [now, today, zone]);
  await tiers(db, [today]);
  await stages(db, [today]);
}
