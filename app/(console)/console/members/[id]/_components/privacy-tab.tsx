import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import type { Names } from '@/components/timeline/use-words';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { type Actor, may } from '@/lib/kernel/actor';
import { preferencesOf } from '@/lib/messaging';
import { pool } from '@/lib/platform/db';
import { ask } from '@/lib/platform/route';
import { type MemberPrivacy, memberPrivacy } from '@/lib/privacy';
import { CHOICES, POLICY } from '@/lib/privacy/rules/choices';
import { ClosingCard } from './privacy/closing-card';
import { ExportsCard } from './privacy/exports-card';
import type { MemberFile } from './read-member';

/** What the member agreed to and wants to hear, his exports, and whether he is leaving; with what may be done for him. */
export async function PrivacyTab({
  actor,
  file,
  names,
}: {
  readonly actor: Actor;
  readonly file: MemberFile;
  readonly names: Names;
}) {
  const found = await ask(memberPrivacy, { memberId: file.id });
  const isServed = may(actor, 'privacy.serve') && !['merged', 'closed'].includes(file.profile.status);
  return (
    <ClientTexts namespaces={['privacy-console', 'privacy']}>
      <div className="grid gap-4">
        <ClosingCard memberId={file.id} closings={found.closings} zone={names.zone} isServed={isServed} />
        <StandingCard file={file} found={found} zone={names.zone} />
        <ExportsCard
          memberId={file.id}
          exports={found.exports}
          zone={names.zone}
          isServed={isServed}
          mayTake={isServed && may(actor, 'members.reveal')}
        />
        <HistoryCard history={found.book.history} zone={names.zone} />
      </div>
    </ClientTexts>
  );
}

async function StandingCard({
  file,
  found: { book, policy },
  zone,
}: {
  readonly file: MemberFile;
  readonly found: MemberPrivacy;
  readonly zone: string;
}) {
  const [t, own, inbox, { muted, quiet }] = await Promise.all([
    getTranslations('privacy-console'),
    getTranslations('privacy'),
    getTranslations('inbox'),
    preferencesOf(pool(), file.profile.id),
  ]);
  const accepted =
    policy.accepted === null
      ? t('policyNever')
      : t(policy.accepted === policy.version ? 'policyCurrent' : 'policyOld', { version: policy.accepted });
  const items = [
    { key: 'policy', name: own('policy.title'), value: accepted },
    {
      key: 'muted',
      name: t('muted'),
      value: muted.length === 0 ? t('mutedNone') : muted.map((one) => inbox(`category.${one}`)).join(t('comma')),
    },
    { key: 'quiet', name: t('quiet'), value: quiet === null ? t('quietNone') : t('quietHours', quiet) },
  ];
  const asked = (purpose: string) => book.standing.filter((one) => one.purpose === purpose);
  return (
    <Card>
      <CardHeader title={t('standing')} note={t('standingNote')} />
      <Table caption={t('standing')}>
        <TableHead>
          <Th>{t('purpose')}</Th>
          <Th>{t('channel')}</Th>
          <Th>{t('counts')}</Th>
          <Th>{t('since')}</Th>
        </TableHead>
        <tbody>
          {[...new Set(CHOICES.map(({ purpose }) => purpose))].flatMap((purpose) =>
            asked(purpose).map(({ channel, isGiven, since }) => (
              <Tr key={`${purpose} ${channel}`}>
                <Td row className="whitespace-nowrap">
                  {own(`purpose.${purpose}`)}
                </Td>
                <Td>{own(`channel.${channel}`)}</Td>
                <Td>
                  <Badge tone={isGiven ? 'success' : 'plain'}>{t(isGiven ? 'yes' : 'no')}</Badge>
                </Td>
                <Td className="text-muted">{since === null ? t('unasked') : <DateTime at={since} zone={zone} />}</Td>
              </Tr>
            )),
          )}
        </tbody>
      </Table>
      <div className="border-t border-line px-4 py-3.5">
        <DescriptionList items={items} />
      </div>
    </Card>
  );
}

async function HistoryCard({
  history,
  zone,
}: {
  readonly history: MemberPrivacy['book']['history'];
  readonly zone: string;
}) {
  const [t, own] = await Promise.all([getTranslations('privacy-console'), getTranslations('privacy')]);
  return (
    <Card>
      <CardHeader title={t('history')} note={t('historyNote')} />
      {history.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t('historyEmpty')}</p>
      ) : (
        <Table caption={t('history')}>
          <TableHead>
            <Th>{t('at')}</Th>
            <Th>{t('said')}</Th>
            <Th>{t('answer')}</Th>
            <Th>{t('where')}</Th>
            <Th>{own('policy.title')}</Th>
          </TableHead>
          <tbody>
            {history.map((line) => (
              <HistoryLine key={`${line.memberId} ${line.seq}`} line={line} zone={zone} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

async function HistoryLine({
  line: { purpose, channel, isGiven, policy, at, source },
  zone,
}: {
  readonly line: MemberPrivacy['book']['history'][number];
  readonly zone: string;
}) {
  const [t, own] = await Promise.all([getTranslations('privacy-console'), getTranslations('privacy')]);
  const isPolicy = purpose === POLICY;
  const said = isPolicy
    ? own('policy.title')
    : own('line', { purpose: own(`purpose.${purpose}`), channel: own(`channel.${channel}`) });
  return (
    <Tr>
      <Td className="whitespace-nowrap text-muted">
        <DateTime at={at} zone={zone} />
      </Td>
      <Td row className="min-w-36">
        {said}
      </Td>
      <Td>
        <Badge tone={isGiven ? 'success' : 'plain'}>{own(isGiven ? 'given' : 'withdrawn')}</Badge>
      </Td>
      <Td>
        {t(`source.${source}`)}
        {isPolicy ? (
          <span className="ml-1.5 text-xs text-muted">
            {own(own.has(`place.${channel}`) ? `place.${channel}` : 'place.other')}
          </span>
        ) : null}
      </Td>
      <Td>{own('policy.version', { version: policy })}</Td>
    </Tr>
  );
}
