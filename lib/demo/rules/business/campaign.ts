import type { Condition } from '@/lib/kernel/condition';

/** A budget that a campaign of the demo draws on. */
export type BusinessBudget = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly limit: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** An offer of the demo: what it says, when it counts (null: always), and whether it is held back once it is published. */
export type BusinessOffer = {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly isStopped: boolean;
};

/** A batch of coupons of the demo, with how many of those whom its campaign is for claim it on its first day. */
export type BusinessBatch = {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly claimers: number;
};

/** How members buy in a campaign: from which shelves, on which days, so many orders on each. */
export type Shopping = {
  readonly from: number;
  readonly to: number;
  readonly orders: number;
  readonly categories: readonly string[];
  readonly lines: readonly [low: number, high: number];
};

/** A campaign of the demo: what it is made of, what people did with it on which days, and how members took part. */
export type BusinessCampaign = {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>> & { readonly audience: Condition | null };
  readonly budget: BusinessBudget | null;
  readonly offers: readonly BusinessOffer[];
  readonly batches: readonly BusinessBatch[];
  /** On which days it was written, submitted and approved; null: not yet. */
  readonly written: number;
  readonly submitted: number | null;
  readonly approved: number | null;
  /** The past days on whose orders it was tried before it was submitted. */
  readonly tried: { readonly from: number; readonly to: number } | null;
  readonly shopping: Shopping | null;
  /** What was learnt of it, and on which day somebody wrote that down. */
  readonly lessons: readonly { readonly day: number; readonly text: string }[];
};
