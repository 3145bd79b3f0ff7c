import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StatusPill } from '@/components/ui/badge';
import type { StandingRulesPage, StandingVersion } from '@/lib/segments';
import { Since, VersionsCard } from '../../_components/versions-card';
import { WithdrawRules } from './withdraw-rules';

const MEANINGS = { live: 'running', scheduled: 'waiting', past: 'stopped', withdrawn: 'stopped' } as const;

/** Every version of one set of rules: from when it counts, why, and what it says; a coming one may be withdrawn. */
export async function RuleVersions<R>({
  what,
  page: { versions, zone },
  canEdit,
  say,
}: {
  readonly what: 'stages' | 'values';
  readonly page: StandingRulesPage<R>;
  readonly canEdit: boolean;
  readonly say: (version: StandingVersion<R>) => ReactNode;
}) {
  const t = await getTranslations('standing');
  return (
    <VersionsCard
      t={t}
      versions={versions}
      columns={[
        {
          head: t('versions.state'),
          cell: ({ state }) => <StatusPill meaning={MEANINGS[state]}>{t(`versions.${state}`)}</StatusPill>,
        },
        {
          head: t('versions.from'),
          tight: true,
          cell: ({ effectiveFrom }) => (
            <Since at={effectiveFrom} zone={zone} always={t('versions.always')} format="date" />
          ),
        },
        {
          head: t('versions.says'),
          cell: (one) => (
            <div className="min-w-52">
              <p>{one.effectiveFrom.getTime() === 0 ? t('versions.standard') : one.note}</p>
              <p className="text-xs text-muted">{say(one)}</p>
              {one.withdrawnWhy === null ? null : (
                <p className="text-xs text-muted">{t('versions.withdrawnWhy', { why: one.withdrawnWhy })}</p>
              )}
              {one.state === 'scheduled' && canEdit ? <WithdrawRules what={what} version={one.version} /> : null}
            </div>
          ),
        },
      ]}
    />
  );
}
