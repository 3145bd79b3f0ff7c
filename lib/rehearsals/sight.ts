import { type Actor, may } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { registry } from '@/lib/kernel/registry';
import { storesInSight } from '@/lib/members';
import type { Kind } from './kind';
import * as all from './subjects';
import type { Subject } from './subjects/subject';

const subjects = registry<Subject>(all);

/** The sort of what is tested, for whoever may see such things; refused for all others. */
export function subjectFor(actor: Actor, kind: Kind): Subject {
  const subject = subjects.find(kind);
  if (subject === undefined || !may(actor, subject.can))
    throw new Refusal('forbidden', { permission: subject?.can ?? kind }, 403);
  return subject;
}

/** The sorts of things whose back-tests the actor may see. */
export const kindsFor = (actor: Actor): readonly Kind[] =>
  subjects.all.filter(({ can }) => may(actor, can)).map(({ code }) => code);

/**
 * The stores whose orders an actor may have decided, of those he names (none: of all): null for all of them. What is not
 * his is refused, never left out unsaid (S1-5.1).
 */
export async function storesFor(actor: Actor, asked: readonly string[]): Promise<readonly string[]> {
  const own = await storesInSight(actor);
  if (own === null) return asked;
  if (own.length === 0 || asked.some((code) => !own.includes(code))) throw new Refusal('store_out_of_scope', {}, 403);
  return asked.length === 0 ? own : asked;
}

/** Whether a result over these stores (none: all) is the actor's to see. */
export async function seesStores(actor: Actor, stores: readonly string[]): Promise<boolean> {
  return reaches(await storesInSight(actor), stores);
}

/** Whether some stores (null: all) hold all stores of a result (none: all). */
export const reaches = (own: readonly string[] | null, stores: readonly string[]): boolean =>
  own === null || (stores.length > 0 && stores.every((code) => own.includes(code)));
