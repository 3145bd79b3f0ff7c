import 'server-only';
import { z } from 'zod';
import { CalendarDate } from '@/lib/kernel/instant';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { protectedIn } from './settings';
import { findingsOf, lastChecks } from './store/price-checks';

const SHOWN = 30;

/** The checks of equal prices of the last days, and what one of them found; the newest unless a day is named (N20). */
export const priceChecks = query({
  can: 'offers.read',
  input: z.object({ day: CalendarDate.optional() }),
  async run({ db }, { day }) {
    const [checks, settings] = await Promise.all([lastChecks(db, SHOWN), program(db)]);
    const shown = checks.find((one) => one.day === day) ?? checks[0] ?? null;
    const findings = shown === null ? [] : await findingsOf(db, shown.day);
    const guarded = new Set<string>(protectedIn(settings));
    return {
      checks,
      shown,
      zone: settings.zone,
      findings: findings.map((one) => ({ ...one, isProtected: guarded.has(one.attribute) })),
    };
  },
});
