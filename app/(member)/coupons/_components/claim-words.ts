import type { TermsWords } from '@/components/coupons/words';
import { formatDateTime } from '@/lib/kernel/format';
import type { Facts } from '@/lib/kernel/refusal';

/** Why a member may not have this coupon now, in one sentence that says what is missing (4.E, N2). */
export function sayClaimRefusal(
  { code, facts }: { readonly code: string; readonly facts: Facts },
  { t, locale, zone, nameOf }: Required<TermsWords>,
): string {
  const key = `claiming.refusal.${String(facts.reason ?? facts.period ?? code)}`;
  const names = (codes: unknown) =>
    String(codes ?? '')
      .split(' ')
      .map(nameOf)
      .join(t('coupons.join'));
  return t(t.has(key) ? key : 'claiming.refusal.unknown', {
    at: typeof facts.from === 'string' ? formatDateTime(new Date(facts.from), 'datetime', locale, zone) : '',
    levels: names(facts.needed),
    level: names(facts.actual),
    days: Number(facts.days ?? 0),
    limit: Number(facts.limit ?? 0),
  });
}
