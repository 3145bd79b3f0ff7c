import 'server-only';
import { notFound } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';
import { ask } from '@/lib/platform/route';
import { type BacktestPage, backtestPage } from '@/lib/rehearsals';

/** One back-test with everything about it; an id that nobody knows, or may not see, is no page. */
export async function readBacktest(id: string): Promise<BacktestPage> {
  try {
    return await ask(backtestPage, { id });
  } catch (error) {
    if (isRefusal(error) && (error.status === 404 || error.status === 403)) notFound();
    throw error;
  }
}
