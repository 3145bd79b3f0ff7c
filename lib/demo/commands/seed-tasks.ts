import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { addDays } from '@/lib/kernel/day';
import { pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { openTask } from '@/lib/tasks';
import { demoTasks } from '../rules/demo-tasks';
import { DEMO_ACTOR } from '../story-events';

const MONTH_DAYS = 31;

/** Opens the tasks of the demo, counting what happened in the last month; what is there stays as it is. */
export async function seedTasks(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const at = addDays(now, -MONTH_DAYS, zone);
  const hand = { by: actorLabel(DEMO_ACTOR), note: '演示数据', at, isDemo: true };
  for (const { code, terms } of demoTasks(now, zone)) await withTransaction((db) => openTask(db, code, terms, hand));
}
