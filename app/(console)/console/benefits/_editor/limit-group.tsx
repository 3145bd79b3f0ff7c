'use client';
import { useTranslations } from 'next-intl';
import { NumberAt, useValue } from '@/components/editing/fields';
import { Switch } from '@/components/ui/switch';
import { ChoiceAt, Group } from './parts';

const PERS = ['day', 'week', 'month', 'year'] as const;

/** How often at the most (S0-3.2). */
export function LimitGroup() {
  const t = useTranslations('benefits');
  const limit = useValue('limit');
  const isLimited = typeof limit.value === 'object' && limit.value !== null;
  return (
    <Group title={t('editor.limits')}>
      <Switch
        label={t('editor.limited')}
        checked={isLimited}
        onCheckedChange={(is) => limit.set(is ? { times: 1, per: 'day' } : null)}
      />
      {isLimited ? (
        <>
          <NumberAt at="limit.times" label={t('editor.limitTimes')} />
          <ChoiceAt at="limit.per" label={t('editor.limitPer')} all={PERS} name={(one) => t(`per.${one}`)} />
        </>
      ) : null}
    </Group>
  );
}
