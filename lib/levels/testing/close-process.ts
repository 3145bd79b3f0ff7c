// A worker of its own for tests that kill it: node --import ./scripts/register.mjs lib/levels/testing/close-process.ts <until>
import { closeDatabase } from '@/lib/platform/db';
import { closeLevels } from '../close';

await closeLevels(new Date(process.argv[2] ?? ''), 2);
await closeDatabase();
