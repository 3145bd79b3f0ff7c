// Who may name a segment: one line for each context that asks something of members, with what it has that is not over.
import { z } from 'zod';
import { benefitBook } from '@/lib/benefits';
import { campaignAudiences } from '@/lib/campaigns';
import { batchNames, openPushes } from '@/lib/coupons';
import { gameBook } from '@/lib/games';
import { ConditionSchema } from '@/lib/kernel/condition';
import { requireId } from '@/lib/kernel/id';
import { program } from '@/lib/platform/program';
import { publishedOffers } from '@/lib/pricing';
import type { SegmentUser } from '@/lib/segments';
import { surveyBook } from '@/lib/surveys';
import { taskBook } from '@/lib/tasks';

const Said = z.object({
  conditions: ConditionSchema.nullable().default(null),
  name: z.object({ zh: z.string(), en: z.string() }).nullable().default(null).catch(null),
});

/** Offers, by the newest version of each that is not withdrawn. */
export const offersAsk: SegmentUser = {
  code: 'offers',
  asks: async (db, now) => {
    const versions = await publishedOffers(db, await program(db));
    const newest = new Map(versions.toSorted((a, b) => a.version - b.version).map((one) => [one.code, one]));
    return [...newest.values()]
      .filter(({ withdrawnAt, endsAt }) => withdrawnAt === null && (endsAt === null || endsAt > now))
      .map(({ code, terms }) => {
        const { conditions = null, name = null } = Said.safeParse(terms).data ?? {};
        return { code, name, conditions: [conditions] };
      });
  },
};

/** Benefits that are not withdrawn. */
export const benefitsAsk: SegmentUser = {
  code: 'benefits',
  asks: async (db) => {
    const { benefits, versions } = await benefitBook(db, await program(db));
    return benefits
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ code }) => {
        const { name = null, where = null } = versions.get(code)?.[0]?.terms ?? {};
        return { code, name, conditions: [where] };
      });
  },
};

/** Tasks that are not withdrawn. */
export const tasksAsk: SegmentUser = {
  code: 'tasks',
  asks: async (db) => {
    const { tasks, versions } = await taskBook(db, await program(db));
    return tasks
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ code }) => {
        const { name = null, audience } = versions.get(code)?.[0]?.terms ?? {};
        return { code, name, conditions: [audience?.when ?? null] };
      });
  },
};

/** Games that are not ended. */
export const gamesAsk: SegmentUser = {
  code: 'games',
  asks: async (db, now) => {
    const { games, versions } = await gameBook(db, await program(db));
    return games.flatMap(({ code, endedAt }) => {
      const terms = versions.get(code)?.[0]?.terms ?? null;
      const isOver = endedAt !== null || terms === null || terms.to <= now;
      return isOver ? [] : [{ code, name: terms.name, conditions: [terms.audience.where] }];
    });
  },
};

/** Surveys that are not ended. */
export const surveysAsk: SegmentUser = {
  code: 'surveys',
  asks: async (db) => {
    const { surveys, versions } = await surveyBook(db, await program(db));
    return surveys
      .filter(({ endedAt }) => endedAt === null)
      .map(({ code }) => {
        const { name = null, audience } = versions.get(code)?.[0]?.terms ?? {};
        return { code, name, conditions: [audience?.where ?? null] };
      });
  },
};

/** Pushes of coupons that go on, by the batch. */
export const couponsAsk: SegmentUser = {
  code: 'coupons',
  asks: async (db) => {
    const pushes = await openPushes(db);
    const ids = pushes.map(({ batch }) => requireId('couponBatch', batch));
    const names = await batchNames(db, ids);
    return pushes.map(({ batch, condition }, at) => ({
      code: batch,
      name: names.get(ids[at] ?? '') ?? null,
      conditions: [condition],
    }));
  },
};

/** Campaigns that are not over. */
export const campaignsAsk: SegmentUser = {
  code: 'campaigns',
  asks: campaignAudiences,
};
