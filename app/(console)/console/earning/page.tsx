import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Tabs } from '@/components/ui/tabs';
import { earningPage } from '@/lib/earning';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { RuleSetPanel } from './_components/rule-set-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('earning'))('title') };
}

export default async function EarningRulesPage() {
  const t = await getTranslations('earning');
  return (
    <Guarded can="settings.read" what={t('title')}>
      <EarningRules />
    </Guarded>
  );
}

async function EarningRules() {
  const actor = must(await staffActorOfRequest(), 'the guard let somebody in');
  const canEdit = may(actor, 'settings.edit');
  const [t, points, growth] = await Promise.all([
    getTranslations('earning'),
    ask(earningPage, { ruleSet: 'points' }),
    ask(earningPage, { ruleSet: 'growth' }),
  ]);
  return (
    <ConsolePage title={t('title')} note={t('note')}>
      <Tabs
        label={t('title')}
        tabs={[points, growth].map((page) => ({
          value: page.ruleSet,
          label: t(`set.${page.ruleSet}`),
          panel: <RuleSetPanel page={page} canEdit={canEdit} />,
        }))}
      />
    </ConsolePage>
  );
}
