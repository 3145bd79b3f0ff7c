'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs the acts on campaigns and says their refusals in words. */
export function useCampaignAct() {
  const t = useTranslations('campaigns');
  return useAct((code, facts) => {
    const finding = `finding.${String(facts.finding)}`;
    if (code === 'campaign_blocked' && t.has(`${finding}.short`))
      return t('refusal.campaign_blocked', { what: t(`${finding as 'finding.part_missing'}.short`) });
    return t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected');
  });
}
