import 'server-only';
import { gameRows } from '@/lib/games';
import { pool } from '@/lib/platform/db';
import { rewardChoices } from '@/lib/rewards';

/**
 * What every editor of rewards offers to name, in the reader's language: live coupon batches, benefits in force, and games
 * that are not over; each by its name with its code beside it.
 */
export async function readRewardChoices(locale: string) {
  const now = new Date();
  const [choices, games] = await Promise.all([rewardChoices(pool(), now, locale), gameRows(pool(), now)]);
  const activity = games
    .filter(({ phase }) => phase !== 'ended')
    .map(({ code, terms }) => ({ value: code, label: (locale === 'en' ? terms?.name.en : terms?.name.zh) ?? code }));
  const coded = (all: readonly { readonly value: string; readonly label: string }[]) =>
    all.map(({ value, label }) => ({ value, label: label === value ? value : `${label} · ${value}` }));
  return { batch: coded(choices.batch), benefit: coded(choices.benefit), activity: coded(activity) };
}
