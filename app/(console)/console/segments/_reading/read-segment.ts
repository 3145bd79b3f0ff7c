import 'server-only';
import { notFound } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';
import { type SegmentPage, segmentPage } from '@/lib/segments';

/** One segment with everything about it; a code that nobody knows is no page. */
export async function readSegment(code: string): Promise<SegmentPage> {
  try {
    return await ask(segmentPage, { code });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
