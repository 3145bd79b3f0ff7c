import 'server-only';
import { getLocale } from 'next-intl/server';
import { budgetList } from '@/lib/budgets';
import { partChoices } from '@/lib/campaigns';
import { may } from '@/lib/kernel/actor';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { editorParts } from '../../offers/_reading/editor-parts';
import { entryChoices } from './entry-choices';

/** What the wizard picks from, in the reader's language: parts, budgets, levels and stores. */
export async function wizardParts() {
  const locale = localeOf(await getLocale()) ?? DEFAULT_LOCALE;
  const actor = await staffActorOfRequest();
  const [{ choices, zone }, parts, entry, budgets] = await Promise.all([
    editorParts(locale),
    ask(partChoices, {}),
    entryChoices(locale),
    actor !== null && may(actor, 'budgets.read') ? ask(budgetList, { filter: 'scope:campaign', limit: '100' }) : null,
  ]);
  const named = (zh: string, en: string) => (locale === 'en' ? en : zh);
  return {
    choices,
    zone,
    ...entry,
    parts: parts.map(({ sort, code, name }) => ({ sort, code, names: name, label: named(name.zh, name.en) })),
    budgets: (budgets?.rows ?? []).map(({ code, nameZh, nameEn }) => ({ value: code, label: named(nameZh, nameEn) })),
  };
}

/** One part that may be picked. */
export type PickablePart = Awaited<ReturnType<typeof wizardParts>>['parts'][number];
