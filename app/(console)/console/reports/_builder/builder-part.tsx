import { must } from '@/lib/kernel/assert';
import { storesInSight } from '@/lib/members';
import { staffActorOfRequest } from '@/lib/platform/session';
import type { Definition } from '@/lib/reports/rules/definition';
import { filterChoices } from '../_reading/choices';
import { rightsOf } from '../_reading/rights';
import { reportWords } from '../_reading/words';
import type { Saved } from '../_saved/save-report';
import { Builder } from './builder';

/** The builder with what its reader may choose: of places only those he sees. */
export async function BuilderPart({ first, saved }: { readonly first: Definition; readonly saved: Saved | null }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [words, sight] = await Promise.all([reportWords(), storesInSight(actor)]);
  return <Builder first={first} saved={saved} choices={await filterChoices(sight, words)} rights={rightsOf(actor)} />;
}
