import { accepted } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import type { Giver } from '../giver';
import { insertTickets, takeTickets } from '../store/tickets';

/** Tickets of one kind: so many of an activity; those not used yet are gone when taken back. */
export function ticketGiver(
  { kind, ticket }: { readonly kind: string; readonly ticket: 'draw' | 'make_up' },
  said: (params: unknown) => { readonly activity: string; readonly count: number },
): Giver {
  return {
    kind,
    mayRefuse: false,
    async give(db, asks, now) {
      const rows = asks.map(({ gift, nth, params }) => {
        const { activity, count } = said(params);
        const about = { memberId: gift.memberId, id: newId(), kind: ticket, activity };
        return { ...about, key: `${gift.key}:${nth}`, granted: count, used: 0, givenAt: now };
      });
      await insertTickets(db, rows);
      return rows.map(({ id, granted }, place) =>
        accepted({ kind, params: asks[place]?.params, refs: [id], amount: granted }),
      );
    },
    async takeBack(db, asks) {
      const refs = asks.flatMap(({ memberId, item }) => item.refs.map((id) => ({ memberId, id })));
      const gone = await takeTickets(db, refs);
      return asks.map(({ item }) => {
        const taken = item.refs.reduce((sum, id) => sum + (gone.get(id) ?? 0), 0);
        return { kind, taken, kept: item.amount - taken, debt: 0, waived: 0 };
      });
    },
  };
}
