import 'server-only';
import { staffList } from '@/lib/access';
import { must } from '@/lib/kernel/assert';
import { addDays, localDate } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { makeReports, plantNote, plantReport } from '@/lib/reports';
import { DEMO_NOTES, DEMO_REPORTS } from '../rules/reports';
import { DEMO_STAFF, staffEmail } from '../rules/staff';

/**
 * Has people of the demo save reports, and makes the daily one for each morning since it began, by the job that makes all
 * of them. What is there stays: a report is known by its id, a run by the time at which it was due.
 */
export async function seedReports(now: Date): Promise<void> {
  const db = pool();
  const { zone } = await program(db);
  const staff = await staffList.run({ ...systemCaller('demo', now), db }, {});
  const idOf = (role: (typeof DEMO_STAFF)[number]['role']) =>
    must(
      staff.find(({ email }) => email === staffEmail(role)),
      `demo staff: ${role}`,
    ).id;
  for (const { id, daysAgo, zh, en } of DEMO_NOTES) {
    const day = localDate(addDays(now, -daysAgo, zone), zone);
    const by = must(
      DEMO_STAFF.find(({ role }) => role === 'operator'),
      'an operator',
    ).name;
    await plantNote(db, { id, day, zh, en, authorId: idOf('operator'), by }, now);
  }
  for (const { author, sharedRoles, subscribers, made, ...report } of DEMO_REPORTS) {
    const rhythm =
      made === null ? null : { every: made.every, weekday: made.weekday, monthday: 1, minute: made.minute };
    await plantReport(
      db,
      {
        ...report,
        authorId: idOf(author),
        sharedRoles,
        subscribers: subscribers.map(idOf),
        schedule:
          rhythm === null || made === null ? null : { ...rhythm, keep: 14, since: addDays(now, -made.daysAgo, zone) },
      },
      now,
    );
  }
  const longest = Math.max(...DEMO_REPORTS.map(({ made }) => made?.daysAgo ?? 0));
  for (let ago = longest - 1; ago >= 0; ago--) await makeReports(addDays(now, -ago, zone));
}
