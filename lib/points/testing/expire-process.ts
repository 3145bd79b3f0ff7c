// A worker of its own for tests that kill it: node --import ./scripts/register.mjs lib/points/testing/expire-process.ts <dueAt>
import { closeDatabase } from '@/lib/platform/db';
import { expirePoints } from '../jobs/expire-points';

const dueAt = new Date(process.argv[2] ?? '');
await expirePoints(dueAt, { actor: 'system:test', now: dueAt }, { size: 1 });
await closeDatabase();
