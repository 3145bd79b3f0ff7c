import 'server-only';
import { getLocale } from 'next-intl/server';
import { levelName } from '@/components/levels/words';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { readRewardChoices } from '../../_reading/reward-choices';

/** What the editor of an item offers to choose: levels, batches, benefits; and the zone of its times. */
export async function editorParts() {
  const settings = await program(pool());
  const locale = localeOf(await getLocale()) ?? DEFAULT_LOCALE;
  const now = new Date();
  const [schemes, choices] = await Promise.all([levelSchemes(pool(), settings), readRewardChoices(locale)]);
  const scheme = schemes.find(({ effectiveFrom }) => effectiveFrom <= now) ?? schemes.at(-1);
  const levels = (scheme?.scheme.levels ?? []).map((level) => ({ value: level.code, label: levelName(level, locale) }));
  return { levels, choices, zone: settings.zone };
}
