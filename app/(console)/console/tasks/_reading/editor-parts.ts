import 'server-only';
import { getLocale } from 'next-intl/server';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { taskRows } from '@/lib/tasks';
import { readRewardChoices } from '../../_reading/reward-choices';
import { editorParts as offerParts } from '../../offers/_reading/editor-parts';

/** What the editor of a task picks from, in the reader's language: levels, other tasks, and what rewards name. */
export async function taskEditorParts(code: string | null) {
  const locale = localeOf(await getLocale()) ?? DEFAULT_LOCALE;
  const now = new Date();
  const [{ choices, zone }, rewards, tasks] = await Promise.all([
    offerParts(locale),
    readRewardChoices(locale),
    taskRows(pool(), now),
  ]);
  const before = tasks
    .filter((one) => one.code !== code && one.terms?.per === 'once')
    .map(({ code: value, terms }) => ({ value, label: (locale === 'en' ? terms?.name.en : terms?.name.zh) ?? value }));
  return { choices, zone, rewards, before };
}
