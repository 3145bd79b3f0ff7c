import { z } from 'zod';

const When = z.coerce.date();

/** A level as a member earned it: how long it holds, from when its keeping counts, and whether it is in grace. */
export type Earned = {
  readonly code: string;
  readonly rank: number;
  readonly since: Date;
  /** Exclusive; null for the level that everyone starts with (4.B.3). */
  readonly validTo: Date | null;
  /** Start of the window in which keeping counts; the order that brought the level about lies in it (P-levels). */
  readonly keepFrom: Date;
  readonly graceUntil: Date | null;
  readonly scheme: number;
  readonly provisional: Provisional | null;
};

/** What can still be taken back: the order behind the last change, until when, and what was held before (4.B.4). */
export type Provisional = {
  readonly kind: 'reached' | 'kept';
  readonly orderId: string;
  readonly until: Date;
  readonly before: Earned;
};

/** A level that somebody set by hand until a date, over the earned one, which goes on beneath it (4.B.8). */
export type Lent = {
  readonly kind: 'override' | 'trial';
  readonly code: string;
  readonly rank: number;
  readonly since: Date;
  readonly until: Date;
  readonly reason: string;
  readonly by: string;
  /** Whether it raised the member: then a level earned above it ends it. */
  readonly raises: boolean;
};

/** Everything that the rules know of a member's level. */
export type Held = Earned & {
  readonly memberId: string;
  /** The instant of the last change; no later one is dated before it (P-levels). */
  readonly changedAt: Date;
  /** After a first drop: only what was paid from then on counts for reaching (P-levels). */
  readonly reachFrom: Date | null;
  readonly invitedAt: Date | null;
  readonly invitationAcceptedAt: Date | null;
  readonly protectedUntil: Date | null;
  readonly lent: Lent | null;
};

/** Zod reading of an earned level that was written as JSON. */
export const EarnedSchema: z.ZodType<Earned> = z.lazy(() =>
  z.strictObject({
    code: z.string(),
    rank: z.number(),
    since: When,
    validTo: When.nullable(),
    keepFrom: When,
    graceUntil: When.nullable(),
    scheme: z.number(),
    provisional: ProvisionalSchema.nullable(),
  }),
);

const ProvisionalSchema: z.ZodType<Provisional> = z.strictObject({
  kind: z.enum(['reached', 'kept']),
  orderId: z.string(),
  until: When,
  before: EarnedSchema,
});

const LentSchema: z.ZodType<Lent> = z.strictObject({
  kind: z.enum(['override', 'trial']),
  code: z.string(),
  rank: z.number(),
  since: When,
  until: When,
  reason: z.string(),
  by: z.string(),
  raises: z.boolean(),
});

/** Zod reading of what a stored level carries beside its columns: what may be taken back, what is lent over what. */
export const LevelDetailSchema = z.strictObject({
  provisional: ProvisionalSchema.nullable().default(null),
  lent: z.strictObject({ level: LentSchema, over: EarnedSchema }).nullable().default(null),
});

/** What a stored level carries beside its columns. */
export type LevelDetail = z.output<typeof LevelDetailSchema>;

/** The level that counts at the instant: the lent one until its end, else the earned one. */
export function effectiveLevel(held: Held, at: Date): { readonly code: string; readonly rank: number } {
  const { lent } = held;
  return lent !== null && at < lent.until ? lent : held;
}

/** The earned part of what is held, alone; what could no longer be taken back at the instant is forgotten. */
export function earnedOf(held: Earned, at: Date): Earned {
  const { code, rank, since, validTo, keepFrom, graceUntil, scheme, provisional } = held;
  const open = provisional !== null && at < provisional.until ? provisional : null;
  return { code, rank, since, validTo, keepFrom, graceUntil, scheme, provisional: open };
}

/** One change of level as the rules decide it; who and what brought it about is added by the caller. */
export type Change = {
  readonly reason:
    | 'enrolled'
    | 'reached'
    | 'kept'
    | 'dropped'
    | 'reverted'
    | 'override'
    | 'override_ended'
    | 'trial'
    | 'trial_ended'
    | 'merged'
    | 'split';
  readonly from: { readonly code: string; readonly rank: number } | null;
  readonly to: { readonly code: string; readonly rank: number };
  readonly at: Date;
  readonly validTo: Date | null;
  readonly scheme: number;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** The later of two instants. */
export const later = (a: Date, b: Date): Date => (a < b ? b : a);
