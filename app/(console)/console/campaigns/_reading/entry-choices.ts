import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/kernel/locale';
import { LIFECYCLES } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { segmentNames } from '@/lib/segments';
import { VALUE_CLASSES } from '@/lib/segments/rules/value';
import { readRewardChoices } from '../../_reading/reward-choices';
import { goodsNames } from '../../goods/_reading/goods-names';

/** What entries of a campaign pick from, in the reader's language: where members come into, and what is given. */
export async function entryChoices(locale: Locale) {
  const [standing, { levels }, segments, rewards] = await Promise.all([
    getTranslations('standing'),
    goodsNames(locale),
    segmentNames(pool()),
    readRewardChoices(locale),
  ]);
  return {
    rewards,
    entries: {
      stage: LIFECYCLES.map((value) => ({ value, label: standing(`stage.${value}`) })),
      value: VALUE_CLASSES.map((value) => ({ value, label: standing(`class.${value}`) })),
      level: levels.map(({ code, name }) => ({ value: code, label: name })),
      segment: segments
        .filter(({ state }) => state === 'live')
        .map(({ code, name }) => ({ value: code, label: locale === 'en' ? name.en : name.zh })),
    },
  };
}
