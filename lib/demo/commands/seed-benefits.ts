import 'server-only';
import { planBenefitJobs, runBenefitJobs } from '@/lib/benefits';
import { instantOf, localTime } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';

/**
 * Grants what the running month gives, by the way that the worker does it each month, as of the month's first moment:
 * whoever looks at the demo finds the levels' coupons and free deliveries in place. Done again it grants nothing.
 */
export async function seedBenefits(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const { year, month } = localTime(now, zone);
  const first = instantOf(zone, year, month, 1);
  await planBenefitJobs(first);
  await runBenefitJobs(() => first);
}
