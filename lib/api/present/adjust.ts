import { z } from 'zod';
import type { AdjustAnswer } from '@/lib/adjustments';
import { publicId } from '@/lib/kernel/id';
import type { Shown } from '../route';
import { PointEntryAnswer, presentPointEntry } from './entries';
import { At, idOf } from './shared';

/** A manual change that waits for a second person; nothing is given or taken yet. */
export const PendingAdjustmentAnswer = z
  .object({
    status: z.literal('pending_approval'),
    approval: z.object({ id: idOf('approval'), createdAt: At, expiresAt: At }),
    memberId: idOf('member'),
    points: z.int(),
    threshold: z.int(),
  })
  .meta({ id: 'PendingAdjustment', description: 'Above the threshold: another person approves or rejects it' });

/** The line of the passbook that a manual change wrote. */
export const AdjustedAnswer = PointEntryAnswer.meta({ id: 'AdjustedEntry' });

/** Writes what came of a manual change: 201 booked, 200 a repeat, 202 waiting for approval. */
export function presentAdjust(answer: AdjustAnswer): Shown {
  if (answer.kind === 'booked') return { status: answer.isRepeat ? 200 : 201, body: presentPointEntry(answer.entry) };
  const { memberId, amount, threshold, request } = answer;
  const body: z.output<typeof PendingAdjustmentAnswer> = {
    status: 'pending_approval',
    approval: {
      id: publicId('approval', request.id),
      createdAt: request.createdAt.toISOString(),
      expiresAt: request.expiresAt.toISOString(),
    },
    memberId: publicId('member', memberId),
    points: amount,
    threshold,
  };
  return { status: 202, body };
}
