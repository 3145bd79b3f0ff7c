// A worker of its own for tests that kill it: node --import ./scripts/register.mjs lib/benefits/testing/period-process.ts <now> <chunk>
import { closeDatabase } from '@/lib/platform/db';
import '@/lib/wiring';
import { runBenefitJobs } from '../jobs/run';

const [, , now = '', chunk = ''] = process.argv;
await runBenefitJobs(() => new Date(now), { chunk: Number(chunk) });
await closeDatabase();
