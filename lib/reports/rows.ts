import 'server-only';
import { may } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { NO_MEMBER, publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { isTooFew } from '@/lib/kernel/small';
import { membersById, storesInSight } from '@/lib/members';
import { onSnapshot } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { figures } from './figures';
import type { About, Where } from './rules/ask';
import { beginOf } from './rules/days';
import { isDimension, type Metric } from './rules/metric';
import { findMetric } from './rules/metrics';
import { RowsAsk, type RowsAsked } from './schema';
import { withinLimits } from './store/limits';
import { hasFacts, readFacts } from './store/rows';
import { reportState } from './store/state';
import { whereOf } from './where';

const PAGE_ROWS = 50;

/** One thing that a number counts, with the member it is about as the reader may see him. */
export type NumberRow = {
  readonly at: Date;
  readonly member: { readonly id: string; readonly name: string | null } | null;
  readonly store: string;
  readonly level: string;
  readonly channel: string;
  readonly value: number;
};

/**
 * The rows behind one number of a report: the same facts that it was counted from, within the stores that the reader sees.
 * For who may see members, since each row is about one; a number that follows from others says from which.
 */
export const numberRows = query({
  can: 'members.read',
  input: RowsAsk,
  async run({ db, actor, now }, asked) {
    if (!may(actor, 'reports.read')) throw new Refusal('forbidden', { permission: 'reports.read' }, 403);
    const metric = findMetric(asked.metric);
    if (metric === undefined) throw new Refusal('metric_not_found', {}, 404);
    return onSnapshot(db, (snapshot) =>
      withinLimits(snapshot, undefined, async () => {
        const [{ zone: now1 }, state, sight] = await Promise.all([
          program(snapshot),
          reportState(snapshot),
          storesInSight(actor),
        ]);
        const zone = state?.zone ?? now1;
        const { where, line } = lineOf(await whereOf(asked, sight), metric, asked);
        const days = { from: asked.from, to: asked.to };
        const clock = { zone, today: state?.through ?? localDate(now, zone) };
        const by = isDimension(line?.subject) ? line.subject : 'all';
        const table = await figures(snapshot, [metric.code], { days, where, by }, clock);
        const value = table.get(line?.key ?? '')?.[metric.code] ?? null;
        const facts = await readFacts(snapshot, metric.code, {
          begins: beginOf(days.from, zone),
          ends: countedUntil(beginOf(days.to, zone), state?.countedAt ?? now),
          zone,
          where,
          line,
          limit: PAGE_ROWS + 1,
          offset: (asked.page - 1) * PAGE_ROWS,
        });
        const shown = facts.slice(0, PAGE_ROWS);
        const ids = [...new Set(shown.map(({ memberId }) => memberId))].filter((id) => id !== NO_MEMBER);
        const members = await membersById(snapshot, ids);
        const seen = (storeCode: string | null) => sight === null || (storeCode !== null && sight.includes(storeCode));
        return {
          metric: metric.code,
          days,
          zone,
          value,
          isFew: value !== null && metric.unit === 'people' && isTooFew(value),
          hasRows: hasFacts(metric.code),
          from: followsFrom(metric.code),
          rows: shown.map(({ memberId, ...fact }): NumberRow => {
            const profile = members.get(memberId);
            const isSeen = profile !== undefined && seen(profile.storeCode);
            return { ...fact, member: isSeen ? { id: publicId('member', memberId), name: profile.name } : null };
          }),
          hasMore: facts.length > PAGE_ROWS,
        };
      }),
    );
  },
});

/** What came after the numbers were counted, and what is still to come, stands behind none of them. */
const countedUntil = (ends: Date, countedAt: Date): Date =>
  ends <= countedAt ? ends : new Date(countedAt.getTime() + 1);

/**
 * A line of a split by subject is what its number is about. Where the report is about something of another kind already,
 * it stays so, and the line is told apart within it.
 */
function lineOf(where: Where, metric: Metric, { subject, by }: RowsAsked): { where: Where; line: About | null } {
  const kind = by ?? metric.subject;
  if (subject === null || kind === undefined) return { where, line: null };
  const line = { subject: kind, key: subject };
  const isAcross = where.about !== null && where.about.subject !== kind && isDimension(kind);
  return isAcross ? { where, line } : { where: { ...where, about: line }, line: null };
}

/** The numbers that this one follows from, if it does. */
function followsFrom(code: string): readonly string[] {
  const reading = findMetric(code)?.reading;
  if (reading?.kind === 'ratio') return [reading.over, reading.under];
  return reading?.kind === 'less' ? [reading.of, reading.by] : [];
}
