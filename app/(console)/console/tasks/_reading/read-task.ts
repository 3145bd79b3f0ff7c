import 'server-only';
import { notFound } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';
import { type TaskPage, taskPage } from '@/lib/tasks';

/** One task with everything about it; a code that nobody knows is no page. */
export async function readTask(code: string): Promise<TaskPage> {
  try {
    return await ask(taskPage, { code });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
