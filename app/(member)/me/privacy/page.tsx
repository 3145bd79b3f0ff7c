import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { preferencesOf } from '@/lib/messaging';
import { reader } from '@/lib/platform/reading';
import { type ConsentBook, consentBook, exportContents, ownExports } from '@/lib/privacy';
import { POLICY, PURPOSES } from '@/lib/privacy/rules/choices';
import { ClosingBanner } from '../../_components/closing-banner';
import { PolicyBanner } from '../../_components/policy-banner';
import { ListPageSkeleton } from '../../_components/skeletons';
import { currentProgram, requireMember } from '../../_reading/member';
import { ConsentSwitches } from './_components/consent-switches';
import { ExportPanel } from './_components/export-panel';
import { InboxKinds } from './_components/inbox-kinds';

/** The title of the privacy centre. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') };
}

export default async function PrivacyPage() {
  const t = await getTranslations('privacy');
  return (
    <>
      <MemberTop title={t('title')} back="/me" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Privacy />
      </Suspense>
    </>
  );
}

async function Privacy() {
  const memberId = await requireMember('/me/privacy');
  const [t, { zone }, book, exports, preferences] = await Promise.all([
    getTranslations('privacy'),
    currentProgram(),
    consentBook(memberId),
    ownExports(memberId),
    preferencesOf(reader(), memberId),
  ]);
  return (
    <>
      <ClosingBanner memberId={memberId} zone={zone} />
      <PolicyBanner memberId={memberId} />
      <p className="text-dense text-muted">{t('note')}</p>
      <ClientTexts namespaces={['privacy', 'signin', 'inbox']}>
        {PURPOSES.map((purpose) => (
          <Section key={purpose} id={purpose} title={t(`purpose.${purpose}`)}>
            <Card inset>
              <p className="mb-2 text-xs text-muted">{t(`purposeNote.${purpose}`)}</p>
              <ConsentSwitches
                purpose={purpose}
                choices={book.standing
                  .filter((one) => one.purpose === purpose)
                  .map(({ channel, isGiven }) => ({ channel, isGiven }))}
              />
            </Card>
          </Section>
        ))}
        <Section id="kinds" title={t('kinds.title')}>
          <Card inset>
            <p className="mb-2 text-xs text-muted">{t('kinds.note')}</p>
            <InboxKinds {...preferences} />
          </Card>
          <List className="mt-3">
            <ListRow title={t('kinds.more')} detail={t('kinds.moreNote')} href="/inbox" />
          </List>
        </Section>
        <Section id="export" title={t('export.title')}>
          <Card inset>
            <ExportPanel
              zone={zone}
              contents={exportContents()}
              exports={exports.map(({ id, askedAt, readyAt, expiresAt }) => ({
                id,
                askedAt: askedAt.toISOString(),
                isReady: readyAt !== null,
                expiresAt: expiresAt?.toISOString() ?? null,
              }))}
            />
          </Card>
        </Section>
      </ClientTexts>
      <Section id="consents" title={t('history')}>
        <ConsentHistory history={book.history} zone={zone} />
      </Section>
      <Section id="account" title={t('security')}>
        <List>
          <ListRow title={t('policy.title')} detail={t('policy.note')} href="/policy" />
          <ListRow title={t('profileRow')} href="/me/profile" />
          <ListRow title={t('devices.row')} detail={t('devices.note')} href="/me#devices" />
          <ListRow title={t('closing.row')} detail={t('closing.rowNote')} href="/me/privacy/close" />
        </List>
      </Section>
    </>
  );
}

async function ConsentHistory({ history, zone }: { readonly history: ConsentBook['history']; readonly zone: string }) {
  const t = await getTranslations('privacy');
  if (history.length === 0) return <p className="text-dense text-muted">{t('historyEmpty')}</p>;
  return (
    <List label={t('history')}>
      {history.map(({ memberId, seq, purpose, channel, isGiven, policy, at, source }) => (
        <ListRow
          key={`${memberId} ${seq}`}
          title={
            purpose === POLICY
              ? t('policy.line', { version: policy })
              : t('line', { purpose: t(`purpose.${purpose}`), channel: t(`channel.${channel}`) })
          }
          detail={
            <>
              <DateTime at={at} zone={zone} /> · {t(`source.${source}`)} ·{' '}
              {purpose === POLICY
                ? t(t.has(`place.${channel}`) ? `place.${channel}` : 'place.other')
                : t('policy.version', { version: policy })}
            </>
          }
          trail={<Badge tone={isGiven ? 'success' : 'plain'}>{t(isGiven ? 'given' : 'withdrawn')}</Badge>}
        />
      ))}
    </List>
  );
}
