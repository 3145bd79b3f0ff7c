import { type Actor, may } from '@/lib/kernel/actor';

/** What a reader of reports may do beside reading: open the rows of a number, write at the time axis. */
export const rightsOf = (actor: Actor) => ({
  mayDrill: may(actor, 'members.read'),
  mayWrite: may(actor, 'reports.edit'),
});
