import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { GOALS, SORTS } from '../kind';
import { campaignKinds } from '../registry';
import { EntrySchema } from './entry';
import { StopSchema } from './stop';

const PARTS_MAX = 20;
const STORES_MAX = 200;
const DAYS_MAX = 366;
const DAY_MS = 86_400_000;

/** What becomes of coupons that nobody has used when it ends: they keep their own end, end with it, or are void and told (S0-5.4). */
export const UNUSED = ['keep', 'expire', 'void'] as const;

/** One of them. */
export type Unused = (typeof UNUSED)[number];

const text = (max: number) => z.string().trim().max(max);
const Name = text(40).min(1, { message: 'missing' });
const both = (max: number) => z.strictObject({ zh: text(max).default(''), en: text(max).default('') }).prefault({});
const Day = z.iso.date({ message: 'missing' });

/** A part by its sort and code, as its own context names it. */
const Part = z.strictObject({ sort: z.enum(SORTS), code: z.string().trim().min(1, { message: 'missing' }).max(128) });

/** What a campaign says (S0-5.2): what it is for, for whom, of what it is made, what it may cost, and when. */
export const TermsSchema = z
  .strictObject({
    type: z.string(),
    goal: z.enum(GOALS),
    name: z.strictObject({ zh: Name, en: Name }),
    copy: both(300),
    /** Members of whom this is true, beside what the parts say themselves; null: all whom the parts are for. */
    audience: ConditionSchema.nullable().default(null),
    /** The stores in which its offers count; none: in all of them. */
    stores: z.array(z.string().trim().min(1).max(64)).max(STORES_MAX).default([]),
    parts: z.array(Part).max(PARTS_MAX),
    /** What it gives by itself when members come to be something; null: its parts alone give. */
    entry: EntrySchema.nullable().default(null),
    /** The budget that its parts draw on, by code (4.G). */
    budget: z.string().trim().min(1).max(200).nullable().default(null),
    days: z.strictObject({ warmFrom: Day.nullable().default(null), from: Day, to: Day }),
    /** What staff do when something goes wrong, and what material there is; for the console only. */
    plan: text(1_000).default(''),
    materials: text(1_000).default(''),
    unused: z.enum(UNUSED).default('keep'),
    /** When it stops by itself (N7). */
    stop: StopSchema,
  })
  .superRefine(({ type, parts, entry, audience, days: { warmFrom, from, to } }, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (campaignKinds.find(type) === undefined) complain(['type'], 'unknown_type');
    if (parts.length === 0 && entry === null) complain(['parts'], 'parts_missing');
    if (entry?.on === 'begin' && audience === null) complain(['audience'], 'begin_needs_audience');
    parts.forEach(({ sort, code }, at) => {
      const first = parts.findIndex((one) => one.sort === sort && one.code === code);
      if (first !== at) complain(['parts', at, 'code'], 'named_twice');
    });
    if (to < from) complain(['days', 'to'], 'ends_before_it_starts');
    else if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= DAYS_MAX) complain(['days', 'to'], 'too_long');
    if (warmFrom !== null && warmFrom > from) complain(['days', 'warmFrom'], 'warms_after_start');
  });

/** What a campaign says, read. */
export type Terms = z.output<typeof TermsSchema>;

/** What a part of a campaign is named by. */
export type PartRef = z.output<typeof Part>;
