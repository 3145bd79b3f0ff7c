import type { LocalDate } from '@/lib/kernel/day';
import type { CampaignKind } from '../kind';

const DAY_MS = 86_400_000;

/** Terms as they begin from a template (S0-5.1): its texts and goal, and days from today on; nothing that gives anything. */
export function beginOf({ code, goal, name, copy, days, warmDays }: CampaignKind, today: LocalDate) {
  const from = later(today, warmDays);
  return {
    type: code,
    goal,
    name,
    copy,
    audience: null,
    stores: [],
    parts: [],
    entry: null,
    budget: null,
    days: { warmFrom: warmDays === 0 ? null : today, from, to: later(from, days - 1) },
    plan: '',
    materials: '',
    unused: 'keep',
    stop: { warnAt: 80, pauseAt: 100, before: null, refusedBp: null },
  };
}

const later = (day: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
