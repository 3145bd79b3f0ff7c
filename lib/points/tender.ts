import 'server-only';
import { z } from 'zod';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { decideTender, type Tender } from '@/lib/kernel/tender';
import { bookSummary } from '@/lib/ledger';
import { memberById } from '@/lib/members';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { pointsSettings } from './settings';

const FEN_MAX = 100_000_000_000;
const POINTS_MAX = 1_000_000_000;

/** How points would pay for a part of an order now; nothing is held or written. */
export type TenderQuote = Tender & { readonly payable: number; readonly available: number; readonly debt: number };

/** How many of a member's points may pay for how much of what is payable: clamped, never refused (4.A.8). */
export const tenderQuote = query({
  can: 'points.read',
  input: z.object({
    id: z.string().max(64),
    payable: z.int().min(0).max(FEN_MAX),
    points: z.int().min(0).max(POINTS_MAX).optional(),
  }),
  async run({ db, now }, { id, payable, points }): Promise<TenderQuote> {
    const member = await memberById(db, requireId('member', id));
    if (member === null) throw new Refusal('member_not_found', {}, 404);
    const { tender } = pointsSettings(await program(db));
    const memberId = member.mergedInto ?? member.id;
    const { available, debt } = (await bookSummary(db, memberId, now)).points;
    return { payable, available, debt, ...decideTender({ payable, wanted: points ?? null, available, debt }, tender) };
  },
});
