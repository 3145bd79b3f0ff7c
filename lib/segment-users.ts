// Who may name a segment: one line for each context that asks something of members, with what it has that is not over.
import { z } from 'zod';
import { benefitBook } from '@/lib/benefits';
import { campaignAudiences } from '@/lib/campaigns';
import { openPushes } from '@/lib/coupons';
import { gameBook } from '@/lib/games';
import { ConditionSchema } from '@/lib/kernel/condition';
import { program } from '@/lib/platform/program';
import { publishedOffers } from '@/lib/pricing';
import type { SegmentUser } from '@/lib/segments';
import { surveyBook } from '@/lib/surveys';
import { taskBook } from '@/lib/tasks';

const Said = z.object({ conditions: ConditionSchema.nullable().default(null) });

/** Offers, by the newest version of each that is not withdrawn. */
export const offersAsk: SegmentUser = {
  code: 'offers',
  asks: async (db, now) => {
    const versions = await publishedOffers(db, await program(db));
    const newest = new Map(versions.toSorted((a, b) => a.version - b.version).map((one) => [one.code, one]));
    return [...newest.values()]
      .filter(({ withdrawnAt, endsAt }) => withdrawnAt === null && (endsAt === null || endsAt > now))
      .map(({ code, terms }) => ({ code, conditions: [Said.safeParse(terms).data?.conditions ?? null] }));
  },
};

/** Benefits that are not withdrawn. */
export const benefitsAsk: SegmentUser = {
  code: 'benefits',
  asks: async (db) => {
    const { benefits, versions } = await benefitBook(db, await program(db));
    return benefits
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ code }) => ({ code, conditions: [versions.get(code)?.[0]?.terms?.where ?? null] }));
  },
};

/** Tasks that are not withdrawn. */
export const tasksAsk: SegmentUser = {
  code: 'tasks',
  asks: async (db) => {
    const { tasks, versions } = await taskBook(db, await program(db));
    return tasks
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ code }) => ({ code, conditions: [versions.get(code)?.[0]?.terms?.audience.when ?? null] }));
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
      return isOver ? [] : [{ code, conditions: [terms.audience.where] }];
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
      .map(({ code }) => ({ code, conditions: [versions.get(code)?.[0]?.terms?.audience.where ?? null] }));
  },
};

/** Pushes of coupons that go on, by the batch. */
export const couponsAsk: SegmentUser = {
  code: 'coupons',
  asks: async (db) => (await openPushes(db)).map(({ batch, condition }) => ({ code: batch, conditions: [condition] })),
};

/** Campaigns that are not over. */
export const campaignsAsk: SegmentUser = {
  code: 'campaigns',
  asks: campaignAudiences,
};
