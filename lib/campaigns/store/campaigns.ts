import 'server-only';
import { z } from 'zod';
import { type Db, execution, insertion, statement } from '@/lib/platform/db';
import { STATES } from '../rules/life';
import { UNUSED } from '../rules/terms';

const CampaignRow = z.object({
  code: z.string(),
  state: z.enum(STATES),
  revision: z.number(),
  submitted: z.number().nullable(),
  warmsAt: z.date().nullable(),
  startsAt: z.date().nullable(),
  endsAt: z.date().nullable(),
  told: z.string(),
  unused: z.enum(UNUSED).nullable(),
  woundUpAt: z.date().nullable(),
  warned: z.string(),
  why: z.string().nullable(),
  createdAt: z.date(),
  createdBy: z.string(),
  changedAt: z.date(),
  demo: z.boolean(),
});

/** A campaign as it is kept, without what it says. */
export type CampaignRow = z.output<typeof CampaignRow>;

const ROW = `"code", "state", "revision", "submitted", "warmsAt", "startsAt", "endsAt", "told", "unused", "woundUpAt", "warned", "why",
  "createdAt", "createdBy", "changedAt", "demo"`;

// A program has some dozens: all are read.
const readAll = statement('campaigns.all', `SELECT ${ROW} FROM "Campaign" ORDER BY "code"`, CampaignRow);
// Index (state): those that members may see, and those whose time may bring something.
const readLive = statement(
  'campaigns.live',
  `SELECT ${ROW} FROM "Campaign" WHERE "state" IN ('approved', 'paused', 'ended') AND "endsAt" > $1 ORDER BY "startsAt", "code"`,
  CampaignRow,
);
// Primary key.
const readOne = statement('campaigns.one', `SELECT ${ROW} FROM "Campaign" WHERE "code" = $1`, CampaignRow);
const lockOne = statement(
  'campaigns.lock',
  `SELECT ${ROW} FROM "Campaign" WHERE "code" = $1 FOR NO KEY UPDATE`,
  CampaignRow,
);
// Primary key; what exists stays as it is.
const insert = execution(
  'campaigns.insert',
  `INSERT INTO "Campaign" ("code", "state", "createdAt", "createdBy", "changedAt") VALUES ($1, 'draft', $2, $3, $2)
   ON CONFLICT DO NOTHING`,
);
const SAVED = [
  'state',
  'revision',
  'submitted',
  'warmsAt',
  'startsAt',
  'endsAt',
  'told',
  'unused',
  'woundUpAt',
  'why',
  'changedAt',
  'warned',
] as const;
// Primary key; the row is locked.
const write = execution(
  'campaigns.save',
  `UPDATE "Campaign" SET ${SAVED.map((column, place) => `"${column}" = $${place + 2}`).join(', ')} WHERE "code" = $1`,
);
// Index (state), then the few that are live: those whose time has brought what nobody wrote down, or that wait to be wound up.
const readDue = statement(
  'campaigns.due',
  `SELECT "code" FROM "Campaign" WHERE "state" IN ('approved', 'paused') AND
     CASE WHEN "endsAt" <= $1 THEN true WHEN "state" = 'paused' THEN false
          WHEN "startsAt" <= $1 THEN "told" <> 'running' WHEN "warmsAt" <= $1 THEN "told" <> 'warming' ELSE false END
   OR "state" IN ('ended', 'archived') AND "revision" > 0 AND "woundUpAt" IS NULL ORDER BY "code"`,
  z.object({ code: z.string() }),
);

/** All campaigns. */
export const allCampaigns = (db: Db): Promise<CampaignRow[]> => readAll(db, []);

/** Campaigns that were approved and ended after the instant, or have not yet. */
export const campaignsSince = (db: Db, since: Date): Promise<CampaignRow[]> => readLive(db, [since]);

/** One campaign, or null. */
export const campaignOf = async (db: Db, code: string): Promise<CampaignRow | null> =>
  (await readOne(db, [code]))[0] ?? null;

/** One campaign, locked for whoever changes it, or null. */
export const campaignForUpdate = async (db: Db, code: string): Promise<CampaignRow | null> =>
  (await lockOne(db, [code]))[0] ?? null;

/** Adds a campaign; one that exists stays as it is. Answers whether it is new. */
export const addCampaign = async (db: Db, code: string, by: string, now: Date): Promise<boolean> =>
  (await insert(db, [code, now, by])) > 0;

/** Saves a locked campaign. */
export const saveCampaign = (db: Db, row: CampaignRow): Promise<number> =>
  write(db, [row.code, ...SAVED.map((column) => row[column])]);

/** The campaigns whose time has brought something that is not written down yet. */
export const campaignsDue = async (db: Db, now: Date): Promise<string[]> =>
  (await readDue(db, [now])).map(({ code }) => code);

const StepRow = z.object({
  id: z.string(),
  code: z.string(),
  at: z.date(),
  act: z.string(),
  from: z.string(),
  to: z.string(),
  revision: z.number(),
  by: z.string(),
  note: z.string(),
});

/** Something that was done with a campaign, or that its time brought. */
export type StepRow = z.output<typeof StepRow>;

const insertSteps = insertion<StepRow>('campaigns.steps.add', 'CampaignStep', {
  id: 'uuid',
  code: 'text',
  at: 'timestamptz',
  act: 'text',
  from: 'text',
  to: 'text',
  revision: 'int4',
  by: 'text',
  note: 'text',
});
// Index (code, at).
const readSteps = statement(
  'campaigns.steps',
  `SELECT "id", "code", "at", "act", "from", "to", "revision", "by", "note" FROM "CampaignStep" WHERE "code" = $1
   ORDER BY "at" DESC, "id" DESC LIMIT 100`,
  StepRow,
);

/** Keeps what was done. */
export const addStep = (db: Db, step: StepRow): Promise<number> => insertSteps(db, [step]);

/** What was done with a campaign, newest first. */
export const stepsOf = (db: Db, code: string): Promise<StepRow[]> => readSteps(db, [code]);
