// Run by the test that kills it: does the open jobs of the database named by DATABASE_URL.
import { runCouponJobs } from '@/lib/coupons/jobs/run';
import { closeDatabase } from '@/lib/platform/db';

await runCouponJobs(() => new Date());
await closeDatabase();
