import { ticketGiver } from './tickets';

/** Cards that make up for a missed check-in. */
export const makeUpCards = ticketGiver({ kind: 'make_up_cards', ticket: 'make_up' }, (params) => ({
  activity: '',
  count: (params as { readonly cards: number }).cards,
}));
