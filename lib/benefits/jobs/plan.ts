import { addDays, localDate, startOfDay } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { type Program, program } from '@/lib/platform/program';
import { type BenefitInForce, benefitsInForce } from '../in-force';
import { periodAt } from '../rules/period';
import { addJobs, type JobRow, lastJobs } from '../store/jobs';
import { benefitBook } from '../store/versions';

// A worker that stood still for longer missed more than can be made good quietly: birthdays of last month are over.
const CATCH_UP_DAYS = 31;

/**
 * Plans what is to be granted by the calendar: one job for each local period that has begun, each day of birthdays and
 * each named date, dated at its own moment however late it is planned (4.H). Planned twice it is the same. Answers how
 * many jobs are new.
 */
export async function planBenefitJobs(now: Date): Promise<number> {
  const db = pool();
  const settings = await program(db);
  const force = (await benefitsInForce(db, settings, now)).filter(({ terms }) =>
    terms.giveOn.some(({ on }) => on === 'period' || on === 'birthday' || on === 'dates'),
  );
  if (force.length === 0) return 0;
  const { versions } = await benefitBook(db, settings);
  const last = await lastJobs(
    db,
    force.map(({ code }) => code),
  );
  const lastOf = (code: string, kind: string) =>
    last.find((one) => one.benefit === code && one.kind === kind)?.scheduled ?? null;
  const begins = ({ code }: BenefitInForce) =>
    (versions.get(code) ?? []).reduce(
      (first, { effectiveFrom }) => (effectiveFrom < first ? effectiveFrom : first),
      now,
    );
  return addJobs(
    db,
    force.flatMap((benefit) => [
      ...periodJob(benefit, begins(benefit), settings, now),
      ...dayJobs(benefit, lastOf, settings, now),
    ]),
  );
}

/** The job of the running period; a benefit that began in the middle of it grants as of its own beginning. */
function periodJob({ code, terms }: BenefitInForce, begins: Date, { zone }: Program, now: Date): JobRow[] {
  const period = terms.giveOn.some(({ on }) => on === 'period') ? periodAt(terms.per, now, zone) : null;
  if (period === null) return [];
  const scheduled = begins > period.from ? begins : period.from;
  return [newJob('period', code, period.key, scheduled, now)];
}

function dayJobs(
  { code, terms }: BenefitInForce,
  lastOf: (code: string, kind: string) => Date | null,
  { zone }: Program,
  now: Date,
): JobRow[] {
  const today = startOfDay(now, zone);
  return terms.giveOn.flatMap((rule) => {
    if (rule.on !== 'birthday' && rule.on !== 'dates') return [];
    const prefix = rule.on === 'dates' ? 'date' : rule.on;
    return daysSince(lastOf(code, rule.on), today, zone)
      .filter((day) => rule.on === 'birthday' || rule.dates.includes(localDate(day, zone)))
      .map((day) => newJob(rule.on, code, `${prefix}:${localDate(day, zone)}`, day, now));
  });
}

/** The local days after the last that was planned up to today; only today when none was. */
function daysSince(last: Date | null, today: Date, zone: string): Date[] {
  const oldest = addDays(today, -CATCH_UP_DAYS, zone);
  const next = last === null ? today : addDays(startOfDay(last, zone), 1, zone);
  const days: Date[] = [];
  for (let day = next < oldest ? oldest : next; day <= today; day = addDays(day, 1, zone)) days.push(day);
  return days;
}

const newJob = (kind: JobRow['kind'], benefit: string, jobKey: string, scheduled: Date, now: Date): JobRow => ({
  id: newId(),
  kind,
  benefit,
  jobKey,
  scheduled,
  state: 'waiting',
  total: null,
  done: 0,
  given: 0,
  refused: 0,
  cursor: '',
  note: '',
  createdBy: 'system:worker',
  createdAt: now,
  startedAt: null,
  progressAt: null,
  finishedAt: null,
});
