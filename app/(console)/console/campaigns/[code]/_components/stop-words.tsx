import { getTranslations } from 'next-intl/server';
import { readStop } from '@/lib/campaigns/rules/stop';

/** A reason in words: what a person wrote as it is, what the rule of stopping said as a sentence (N7). */
export async function StopWords({ said }: { readonly said: string }) {
  const t = await getTranslations('campaigns');
  const reason = readStop(said);
  if (reason === null) return said;
  const { why, code, percent } = reason;
  return t(`stopped.${why}`, { code, percent });
}
