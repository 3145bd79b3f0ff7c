import { getTranslations } from 'next-intl/server';
import { readRules } from '@/components/earning/rule-sets';
import { Differences } from '@/components/earning/sentences';
import type { EarningWords } from '@/components/earning/words';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Collapse } from '@/components/ui/collapse';
import { DateTime } from '@/components/ui/date-time';
import type { EarningPage } from '@/lib/earning';
import { diffSentences } from '@/lib/kernel/earning';
import { VersionNote } from '../../_components/version-note';
import { publishedColumn, sinceColumn, VersionsCard } from '../../_components/versions-card';
import { WithdrawVersion } from './withdraw-version';

const MEANINGS = { live: 'running', scheduled: 'waiting', past: 'stopped', withdrawn: 'stopped' } as const;

/** Every version with its dates, its note and, in words, what it changed of the one before; a coming one may be withdrawn. */
export async function VersionTable({
  page,
  words,
  canEdit,
}: {
  readonly page: EarningPage;
  readonly words: EarningWords;
  readonly canEdit: boolean;
}) {
  const t = await getTranslations('earning');
  // What a version changed is told of the last one before it that ever counted.
  const before = (one: EarningPage['versions'][number]) =>
    page.versions.slice(page.versions.indexOf(one) + 1).find(({ state }) => state !== 'withdrawn');
  return (
    <VersionsCard
      t={t}
      versions={page.versions}
      columns={[
        {
          head: t('versions.state'),
          cell: ({ state }) => <StatusPill meaning={MEANINGS[state]}>{t(`versions.${state}`)}</StatusPill>,
        },
        sinceColumn(t('versions.from'), page.zone, t('versions.always')),
        publishedColumn(t('versions.published'), page.zone),
        {
          head: t('versions.change'),
          cell: (one) => (
            <>
              <VersionNote note={one.note} />
              <Changed page={page} rules={one.rules} before={before(one)?.rules} words={words} />
              {one.withdrawnAt === null ? null : (
                <p className="text-xs text-muted">
                  {t('withdraw.was', { name: one.withdrawnBy ?? '', why: one.withdrawnWhy ?? '' })}
                  {' · '}
                  <DateTime at={one.withdrawnAt} format="datetime" zone={page.zone} />
                </p>
              )}
              {one.state === 'scheduled' && canEdit ? (
                <ClientTexts namespaces={['earning']}>
                  <WithdrawVersion ruleSet={page.ruleSet} version={one.version} zone={page.zone} />
                </ClientTexts>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

async function Changed({
  page,
  rules,
  before,
  words,
}: {
  readonly page: EarningPage;
  readonly rules: unknown;
  readonly before: unknown;
  readonly words: EarningWords;
}) {
  if (before === undefined) return null;
  const t = await getTranslations('earning');
  const [was, is] = [readRules(page.ruleSet, before, words.locale), readRules(page.ruleSet, rules, words.locale)];
  if (!was.ok || !is.ok) return null;
  const differences = diffSentences(was.sentences, is.sentences);
  if (differences.length === 0) return <p className="text-muted">{t('difference.none')}</p>;
  return (
    <Collapse summary={t('versions.changes', { count: differences.length })}>
      <Differences differences={differences} words={words} />
    </Collapse>
  );
}
