import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { parseListQuery } from '@/lib/kernel/list-query';
import { settingSection } from '@/lib/kernel/setting-section';
import { ANY_ROLE } from './rules/terms';
import { APPROVAL_STATES, type ApprovalState } from './rules/verdict';

const NOTE_MAX = 200;
const NOTE_MIN = 2;
// Somebody reads it afterwards and was not there.
const EMERGENCY_MIN = 10;
const VALUES_MAX = 50;
const AT_ONCE = 50;
const HOURS_MAX = 720;

const requestId = z.uuid();
const why = z.string().trim().min(NOTE_MIN).max(NOTE_MAX);

/** Which request is approved, with a remark if there is one. */
export const ApproveInput = z.object({ requestId, note: z.string().trim().max(NOTE_MAX).default('') });

/** Which request is rejected, sent back for a change or spoken about, and why. */
export const NotedInput = z.object({ requestId, note: why });

/** Which request its author takes back. */
export const WithdrawInput = z.object({ requestId });

/** A decision on a request that nobody answered in time. */
export const EscalatedInput = z.object({
  requestId,
  verdict: z.enum(['approve', 'reject', 'return']),
  note: z.string().trim().max(NOTE_MAX).default(''),
});

/** Which request is done at once without a second person, and what makes it so urgent. */
export const EmergencyInput = z.object({ requestId, note: z.string().trim().min(EMERGENCY_MIN).max(NOTE_MAX) });

/** Several requests of little risk, approved with one look. */
export const ApproveManyInput = z.object({
  requestIds: z.array(requestId).min(1).max(AT_ONCE),
  note: z.string().trim().max(NOTE_MAX).default(''),
});

/** Who else shall know of a request. */
export const CopyInput = z.object({ requestId, staffIds: z.array(z.uuid()).min(1).max(AT_ONCE) });

/** Who decides in one's stead, from when until when, and why. */
export const DelegateInput = z
  .object({ toId: z.uuid(), startsAt: Instant, endsAt: Instant, note: why })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'ends_before_it_starts', path: ['endsAt'] });

/** Which time of standing in ends now. */
export const EndDelegationInput = z.object({ delegationId: z.uuid() });

const ROLES = [ANY_ROLE, 'approver', 'admin', 'operator', 'finance', 'service'] as const;
const hours = (usual: number) => z.int().min(1).max(HOURS_MAX).default(usual).meta({ unit: 'hours' });
const role = z.enum(ROLES).default(ANY_ROLE);
const above = (max: number, unit: 'points' | 'fen') => z.int().min(0).max(max).meta({ unit }).nullable().default(null);

/** How requests wait, who decides them and when somebody else is asked: the program's setting `approvals` (4.M). */
export const approvalsSection = settingSection(
  'approvals',
  z.object({
    expireAfterDays: z.int().min(1).max(90).default(7).meta({ unit: 'days' }),
    answerWithinHours: z
      .object({ points: hours(24), growth: hours(24), gifts: hours(48), campaigns: hours(24), others: hours(24) })
      .prefault({}),
    secondAbove: z
      .object({
        points: above(1_000_000_000, 'points'),
        growth: above(1_000_000_000, 'points'),
        fen: above(100_000_000_000, 'fen'),
      })
      .prefault({}),
    role: z.object({ points: role, growth: role, gifts: role, campaigns: role, others: role }).prefault({}),
  }),
);

const isState = (value: string): value is ApprovalState => (APPROVAL_STATES as readonly string[]).includes(value);

/** The tabs of the inbox: what waits for me, what I asked for, what I decided, what I shall know of, what to look at after. */
export const APPROVAL_VIEWS = ['waiting', 'mine', 'done', 'copied', 'review', 'all'] as const;

/** What the list of requests is asked by, as a list page puts it into its address; `view` names a tab. */
export const ApprovalListInput = z
  .record(z.string(), z.string().max(4_000))
  .transform((raw) => parseListQuery(new URLSearchParams(raw)))
  .transform(({ view, filters, cursor, limit, q }) => ({
    view: APPROVAL_VIEWS.find((one) => one === view) ?? APPROVAL_VIEWS[0],
    states: (filters.state ?? []).slice(0, VALUES_MAX).filter(isState),
    kinds: (filters.kind ?? []).slice(0, VALUES_MAX),
    objectLabel: q === '' ? null : q,
    cursor,
    limit,
  }));

/** One request. */
export const ApprovalRef = z.object({ requestId });
