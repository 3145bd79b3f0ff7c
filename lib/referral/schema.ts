import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';

const REWARDS_MAX = 10;
const FEN_MAX = 100_000_000;
const days = (min: number, max: number) => z.int().min(min).max(max);
/** Things to give; their parameters are read by their kinds when the version is published. */
const Rewards = z.array(z.strictObject({ kind: z.string().min(1).max(64), params: z.unknown() })).max(REWARDS_MAX);
const Note = z.string().trim().min(3).max(500);

/** The programme of invitations: who gets what, and what it takes (4.L, S0-4.3, S1-3.1). */
export const ReferralRulesSchema = z
  .strictObject({
    /** Whether who registers now is bound to who invited him. */
    isOpen: z.boolean(),
    inviter: Rewards,
    friend: Rewards,
    /** What the goods of the friend's order must come to, in fen, after what came back. */
    minAmount: z.int().min(0).max(FEN_MAX),
    /** How long a link is remembered before its reader registers. */
    windowDays: days(1, 365),
    /** How long after registering the order may come. */
    orderWithinDays: days(1, 730),
    /** The return window: so long after completion, at the latest so long after payment. */
    afterCompletionDays: days(0, 366),
    afterPaymentDays: days(0, 366),
    /** For how many friends of one local month the inviter is rewarded; null: for all. */
    perMonth: z.int().min(1).max(10_000).nullable(),
  })
  .refine(({ inviter, friend }) => inviter.length + friend.length > 0, {
    path: ['inviter'],
    message: 'referral_without_reward',
  });

/** The programme of invitations as one version says it. */
export type ReferralRules = z.output<typeof ReferralRulesSchema>;

/** Friend boosts: so many friends in so many hours (S3-9.2). */
export const BoostRulesSchema = z
  .strictObject({
    isOpen: z.boolean(),
    /** How many friends must help. */
    wanted: z.int().min(1).max(1_000),
    /** How long a boost is open. */
    hours: z.int().min(1).max(720),
    /** How many boosts one member may begin in a local month. */
    perMonth: z.int().min(1).max(100),
    /** How often one member may help on a local day. */
    helpsPerDay: z.int().min(1).max(100),
    owner: Rewards,
    helper: Rewards,
  })
  .refine(({ owner }) => owner.length > 0, { path: ['owner'], message: 'boost_without_reward' });

/** Friend boosts as one version says them. */
export type BoostRules = z.output<typeof BoostRulesSchema>;

/** The two programmes whose versions operators publish. */
export const PROGRAMMES = ['referral', 'boost'] as const;

const published = { basedOn: z.int().min(0), effectiveFrom: Instant.nullable().default(null), note: Note };

/** A new version of one of the two programmes. */
export const PublishProgrammeInput = z.discriminatedUnion('programme', [
  z.object({ programme: z.literal('referral'), rules: ReferralRulesSchema, ...published }),
  z.object({ programme: z.literal('boost'), rules: BoostRulesSchema, ...published }),
]);

/** A version that shall not begin. */
export const WithdrawProgrammeInput = z.object({
  programme: z.enum(PROGRAMMES),
  version: z.int().min(1),
  note: Note,
});

/** What somebody decided who looked at a held invitation. */
export const ReviewInput = z.object({
  memberId: z.string().min(1).max(64),
  verdict: z.enum(['release', 'refuse']),
  note: Note,
});

/** The code of somebody's boost. */
export const BoostRef = z.object({ code: z.string().trim().min(4).max(40) });
