import { z } from 'zod';
import { parseListQuery } from '@/lib/kernel/list-query';
import { settingSection } from '@/lib/kernel/setting-section';
import { APPROVAL_STATES, type ApprovalState } from './rules/verdict';

const NOTE_MAX = 200;
const VALUES_MAX = 50;

/** Which request is approved, with a remark if there is one. */
export const ApproveInput = z.object({
  requestId: z.uuid(),
  note: z.string().trim().max(NOTE_MAX).default(''),
});

/** Which request is rejected, and why. */
export const RejectInput = z.object({ requestId: z.uuid(), note: z.string().trim().min(2).max(NOTE_MAX) });

/** Which request its author takes back. */
export const WithdrawInput = z.object({ requestId: z.uuid() });

/** How long a request waits before it ends by itself: the program's setting `approvals`. */
export const approvalsSection = settingSection(
  'approvals',
  z.object({ expireAfterDays: z.int().min(1).max(90).default(7).meta({ unit: 'days' }) }),
);

const isState = (value: string): value is ApprovalState => (APPROVAL_STATES as readonly string[]).includes(value);

/** What the list of requests is asked by, as a list page puts it into its address; `view` names a tab. */
export const ApprovalListInput = z
  .record(z.string(), z.string().max(4_000))
  .transform((raw) => parseListQuery(new URLSearchParams(raw)))
  .transform(({ view, filters, cursor, limit, q }) => ({
    view,
    states: (filters.state ?? []).slice(0, VALUES_MAX).filter(isState),
    kinds: (filters.kind ?? []).slice(0, VALUES_MAX),
    objectLabel: q === '' ? null : q,
    cursor,
    limit,
  }));
