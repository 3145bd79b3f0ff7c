import type { z } from 'zod';
import { execute } from '@/lib/platform/command';
import { pool, withTransaction } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { TermsSchema } from '../rules/terms';
import { addTask, addVersion } from '../store/versions';

/** What a task says when a test does not care: two orders a month for ten points. */
export const aTask = (more: Partial<z.input<typeof TermsSchema>> = {}): z.input<typeof TermsSchema> => ({
  name: { zh: '测试任务', en: 'A task' },
  group: 'daily',
  kind: 'orders_count',
  params: {},
  target: 2,
  per: 'month',
  rewards: [{ kind: 'points', params: { points: 10 } }],
  ...more,
});

let tasks = 0;

/** A task that counts from the beginning; answers its code. */
export async function givenTask(more: Partial<z.input<typeof TermsSchema>> = {}): Promise<string> {
  const code = `t-${++tasks}`;
  const at = new Date(0);
  await withTransaction(async (db) => {
    await addTask(db, { code, createdAt: at, createdBy: 'test', demo: false });
    const about = { effectiveFrom: at, publishedAt: at, publishedBy: 'test', note: 'test' };
    await addVersion(db, { code, version: 1, terms: TermsSchema.parse(aTask(more)), ...about });
  });
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
  shared.forget('program');
  return code;
}

/** Runs a command as a member at an instant. */
export const asMember = <I extends z.ZodType, O>(
  definition: Parameters<typeof execute<I, O>>[0],
  memberId: string,
  now: Date,
  input: unknown,
): Promise<O> =>
  execute(
    definition,
    { actor: { kind: 'member', id: memberId }, now, requestId: 'test', locale: 'zh-CN', ip: null, userAgent: null },
    input,
  );
