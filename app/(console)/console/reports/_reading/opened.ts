import 'server-only';
import { notFound } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';

/** What was asked for, or the page that says that there is none: to whoever may not open it, it does not exist. */
export async function opened<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error) && error.status === 404) notFound();
    throw error;
  }
}
