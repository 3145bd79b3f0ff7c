import { getTranslations } from 'next-intl/server';
import { readRules } from '@/components/earning/rule-sets';
import { Differences } from '@/components/earning/sentences';
import type { EarningWords } from '@/components/earning/words';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { EarningPage } from '@/lib/earning';
import { diffSentences } from '@/lib/kernel/earning';
import { VersionNote } from '../../_components/version-note';
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
  const before = (index: number) => page.versions.slice(index + 1).find(({ state }) => state !== 'withdrawn');
  return (
    <Card>
      <CardHeader title={t('versions.title')} note={t('versions.note')} />
      <Table caption={t('versions.title')}>
        <TableHead>
          <Th>{t('versions.version')}</Th>
          <Th>{t('versions.state')}</Th>
          <Th>{t('versions.from')}</Th>
          <Th>{t('versions.published')}</Th>
          <Th>{t('versions.change')}</Th>
        </TableHead>
        <tbody>
          {page.versions.map((one, index) => (
            <Tr key={one.version}>
              <Td row className="whitespace-nowrap">
                {t('versions.number', { version: one.version })}
              </Td>
              <Td>
                <StatusPill meaning={MEANINGS[one.state]}>{t(`versions.${one.state}`)}</StatusPill>
              </Td>
              <Td className="whitespace-nowrap">
                {one.effectiveFrom.getTime() === 0 ? (
                  t('versions.always')
                ) : (
                  <DateTime at={one.effectiveFrom} format="datetime" zone={page.zone} />
                )}
              </Td>
              <Td className="whitespace-nowrap">
                <DateTime at={one.publishedAt} format="datetime" zone={page.zone} />
              </Td>
              <Td>
                <VersionNote note={one.note} />
                <Changed page={page} rules={one.rules} before={before(index)?.rules} words={words} />
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
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
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
