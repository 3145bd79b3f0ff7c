import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import type { HoldRow } from '@/lib/ledger';
import type { SpendAnswer, TenderQuote } from '@/lib/points';
import type { Shown } from '../route';
import { PointEntryAnswer, presentPointEntry } from './entries';
import { At, idOf, iso, SourceAnswer } from './shared';

/** The line of the passbook by which points were spent. */
export const SpentAnswer = PointEntryAnswer;

/** A hold as it stands. */
export const HoldAnswer = z
  .object({
    hold: z.object({
      id: idOf('hold'),
      points: z.int(),
      state: z.enum(['held', 'posted', 'voided']),
      expiresAt: At,
      heldAt: At,
      closedAt: At.nullable(),
      source: SourceAnswer,
      reason: z.string(),
    }),
  })
  .meta({ id: 'Hold', description: 'From `expiresAt` on a hold holds nothing, whatever its state says' });

/** How many points may pay for how much of an order. */
export const TenderAnswer = z
  .object({
    points: z.int(),
    amount: z.int(),
    payableAfter: z.int(),
    pointsMax: z.int(),
    available: z.int(),
    debt: z.int(),
    limits: z.array(z.object({ code: z.enum(['debt', 'share', 'order_max', 'available', 'step']), points: z.int() })),
  })
  .meta({ id: 'PointsTender', description: '`amount` is what the points stand for, in fen; `limits` held them down' });

/** Writes what points may pay. */
export const presentTender = ({ points, fen, payable, ...rest }: TenderQuote): Shown => {
  const { pointsMax, available, debt, limits } = rest;
  return {
    status: 200,
    body: { points, amount: fen, payableAfter: payable - fen, pointsMax, available, debt, limits },
  };
};

/** Writes the line of a spend, 201, or 200 for a repeat. */
export function presentSpent(answer: SpendAnswer): Shown {
  if (answer.kind === 'hold') return presentHold(answer);
  return { status: answer.isRepeat ? 200 : 201, body: presentPointEntry(answer.entry) };
}

/** Writes a new hold, 201, or 200 for a repeat. */
export function presentHold(answer: SpendAnswer): Shown {
  if (answer.kind === 'entry') return presentSpent(answer);
  return { status: answer.isRepeat ? 200 : 201, body: { hold: holdOf(answer.hold) } };
}

/** Writes a hold that was given free. */
export const presentVoided = (answer: SpendAnswer): Shown => ({ ...presentHold(answer), status: 200 });

const holdOf = (hold: HoldRow): z.output<typeof HoldAnswer>['hold'] => ({
  id: publicId('hold', hold.id),
  points: hold.points,
  state: hold.state,
  expiresAt: hold.endsAt.toISOString(),
  heldAt: hold.heldAt.toISOString(),
  closedAt: iso(hold.closedAt),
  // Named by whoever holds: answered as it was said.
  source: { type: hold.sourceType, id: hold.sourceId },
  reason: hold.reason,
});
