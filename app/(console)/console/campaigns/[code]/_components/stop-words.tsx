import { getTranslations } from 'next-intl/server';
import { readStop } from '@/lib/campaigns/rules/stop';

/** Names of what a campaign draws on, by code. */
export type DrawnNames = Readonly<Record<string, string>>;

/** A reason in words: what a person wrote as it is, what the rule of stopping said as a sentence (N7). */
export async function StopWords({ said, names }: { readonly said: string; readonly names: DrawnNames }) {
  const t = await getTranslations('campaigns');
  const reason = readStop(said);
  if (reason === null) return said;
  const { why, code, percent } = reason;
  return t(`stopped.${why}`, { code: names[code] ?? code, percent });
}
