import 'server-only';
import { z } from 'zod';
import { staffHolding } from '@/lib/access';
import { auditTrail } from '@/lib/audit';
import { actorLabel, actorName } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { query } from '@/lib/platform/query';
import { FIRST_STEPS, firstSteps } from './rules/first-steps';
import { arranged } from './rules/tiles';
import { SubjectSchema } from './schema';
import { deskOf } from './store/desk';
import { beginnings, draftsOf } from './store/written';
import { permissionsOfSubject } from './subject';

const DRAFTS = 6;
const RELEASES = 6;
// Verbs by which something begins to count for members.
const RELEASED = [
  'benefits.publish',
  'campaigns.approve',
  'coupons.publish',
  'earning.publish',
  'games.publish',
  'levels.publish',
  'mall.publish',
  'pricing.publishOffer',
  'referral.publish',
  'segments.publish',
  'surveys.publish',
  'tasks.publish',
];

/** How the reader likes his workbench: its tiles in his order, and the first steps while he has not put them away. */
export const ownDesk = query({
  can: 'account.own',
  input: z.object({}),
  async run({ db, actor }) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    const desk = await deskOf(db, actor.id);
    return { tiles: arranged(desk), showsFirst: desk.firstDoneAt === null };
  },
});

/** The first steps of the program with whether each is done, as it really is. */
export const firstBoard = query({
  can: 'account.own',
  input: z.object({}),
  async run({ db }) {
    const done = firstSteps(await beginnings(db));
    return FIRST_STEPS.map((step) => ({ step, isDone: done[step] }));
  },
});

/** What the reader writes and has not published, what he saved last first. */
export const draftBoard = query({
  can: 'account.own',
  input: z.object({}),
  run: ({ db, actor }) => draftsOf(db, { label: actorLabel(actor), name: actorName(actor) }, DRAFTS),
});

/** What began to count for members lately, as the trail has it. */
export const releaseBoard = query({
  can: 'audit.read',
  input: z.object({}),
  async run(context) {
    const filter = `action:${RELEASED.join(',')};window:month`;
    const { rows } = await auditTrail.run(context, auditTrail.input.parse({ filter, limit: String(RELEASES) }));
    return rows.map(({ id, at, action, actorName: by, objectId, diff }) => {
      const named = (language: 'zh' | 'en') =>
        diff.find(({ path }) => path.endsWith(`name.${language}`))?.after ?? null;
      return { id, at, action, by, objectId, nameZh: named('zh'), nameEn: named('en') };
    });
  },
});

/** Who may be given a to-do or an alert: everybody who works and may do it. */
export const colleaguesFor = query({
  can: 'account.own',
  input: z.object({ subject: SubjectSchema }),
  async run({ db, actor }, { subject }) {
    const needed = await permissionsOfSubject(db, actor, subject);
    return (await staffHolding(db, needed)).map(({ id, name }) => ({ id, name }));
  },
});
