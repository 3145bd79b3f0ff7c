import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import type { Locale } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { storeNames } from '@/lib/stores';

/** The levels and the stores that a budget may be of, in the reader's language; of stores those that he reaches. */
export async function budgetChoices(db: Db, program: Program, actor: Actor, locale: Locale) {
  const [schemes, names, reached] = await Promise.all([levelSchemes(db, program), storeNames(), storesInSight(actor)]);
  const levels = new Map(schemes.flatMap(({ scheme }) => scheme.levels).map(({ code, name }) => [code, name]));
  const say = (name: { readonly zh: string; readonly en: string }) => (locale === 'en' ? name.en : name.zh);
  return {
    levels: [...levels].map(([value, name]) => ({ value, label: say(name) })),
    stores: [...names]
      .filter(([code]) => reached === null || reached.includes(code))
      .map(([value, name]) => ({ value, label: say(name) })),
  };
}
