import { ticketGiver } from './tickets';

/** Chances to draw in one activity. */
export const drawChances = ticketGiver({ kind: 'draw_chances', ticket: 'draw' }, (params) => {
  const { activity, times } = params as { readonly activity: string; readonly times: number };
  return { activity, count: times };
});
