'use client';
import { useTranslations } from 'next-intl';
import { useAct } from './use-act';

/** The texts with sentences for refusals, `refusal.*`, and one for any other. */
type Namespace =
  | 'asking'
  | 'benefits'
  | 'budgets'
  | 'coupons'
  | 'failures'
  | 'games'
  | 'giving'
  | 'goods'
  | 'mall-console'
  | 'offers'
  | 'privacy-console'
  | 'referral'
  | 'rehearsals'
  | 'remarks'
  | 'repairs'
  | 'report-builder'
  | 'segments'
  | 'standing'
  | 'surveys'
  | 'tasks'
  | 'told';

/** Runs the acts of a page and says their refusals in the words of its texts. */
export function useActOf(namespace: Namespace) {
  // Which keys there are differs by namespace: whether one exists is asked before it is said.
  const t = useTranslations(namespace) as unknown as {
    (key: string, facts?: Record<string, string | number>): string;
    has(key: string): boolean;
  };
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
