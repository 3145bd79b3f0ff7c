import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import type { Names } from '@/components/timeline/use-words';
import { Badge, StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ListRow } from '@/components/ui/list';
import { type Actor, may } from '@/lib/kernel/actor';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { memberMessages, type ToldMessage } from '@/lib/messaging';
import { ask } from '@/lib/platform/route';
import { MessageIcon } from '../../../../../_messages/message-icon';
import { useMessageWords } from '../../../../../_messages/message-words';
import { WithdrawMessage } from './messages/withdraw-message';
import { WriteMessage } from './messages/write-message';
import { OlderLink } from './older-link';
import type { MemberFile } from './read-member';

/** What the member was told in the portal, when it was read, and what was not shown and why; who may writes from here (B2). */
export async function MessagesTab({
  actor,
  file,
  names,
  cursor,
}: {
  readonly actor: Actor;
  readonly file: MemberFile;
  readonly names: Names;
  readonly cursor: string | undefined;
}) {
  const [t, page] = await Promise.all([
    getTranslations('told'),
    ask(memberMessages, { memberId: file.id, ...(cursor === undefined ? {} : { cursor }) }),
  ]);
  const { status } = file.profile;
  const canWrite = may(actor, 'messages.send') && status !== 'closed' && file.profile.mergedInto === null;
  return (
    <ClientTexts namespaces={['told']}>
      <Card className="overflow-hidden">
        <CardHeader
          title={t('title')}
          note={t('note')}
          action={canWrite ? <WriteMessage memberId={file.id} /> : null}
        />
        {page.messages.length === 0 ? (
          <EmptyState drawing="box" title={t('none')}>
            {t('noneNote')}
          </EmptyState>
        ) : (
          <ul aria-label={t('title')} className="divide-y divide-line border-t border-line">
            {page.messages.map((message) => (
              <MessageLine
                key={message.id}
                memberId={file.id}
                message={message}
                zone={names.zone}
                canWithdraw={canWrite && message.canWithdraw}
              />
            ))}
          </ul>
        )}
        <OlderLink href={`/console/members/${file.id}?tab=messages`} cursor={cursor} nextCursor={page.nextCursor} />
      </Card>
    </ClientTexts>
  );
}

function MessageLine({
  memberId,
  message,
  zone,
  canWithdraw,
}: {
  readonly memberId: string;
  readonly message: ToldMessage;
  readonly zone: string;
  readonly canWithdraw: boolean;
}) {
  const t = useTranslations('told');
  const inbox = useTranslations('inbox');
  const { title, text } = useMessageWords(message, zone);
  return (
    <ListRow
      icon={<MessageIcon category={message.category} />}
      title={title}
      detail={
        <span className="grid gap-0.5">
          {text === '' ? null : <span className="break-words whitespace-pre-line">{text}</span>}
          <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
            <DateTime at={message.at} format="datetime" zone={zone} />
            <span aria-hidden="true">·</span>
            {inbox(`category.${message.category}`)}
            {message.kind === 'staff_note' ? <Badge>{t('byHand')}</Badge> : null}
            <HowItStands message={message} zone={zone} />
          </span>
        </span>
      }
      trail={canWithdraw ? <WithdrawMessage memberId={memberId} message={message.id} /> : null}
    />
  );
}

function HowItStands({
  message: { withheld, readAt },
  zone,
}: {
  readonly message: ToldMessage;
  readonly zone: string;
}) {
  const t = useTranslations('told');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  if (withheld !== null) {
    const why = t.has(`why.${withheld}` as 'why.withdrawn') ? t(`why.${withheld}` as 'why.withdrawn') : withheld;
    return (
      <>
        <StatusPill meaning="stopped">{t('hidden')}</StatusPill>
        {why}
      </>
    );
  }
  if (readAt === null) return <StatusPill meaning="waiting">{t('unread')}</StatusPill>;
  const at = formatDateTime(new Date(readAt), 'datetime', locale, zone);
  return (
    <>
      <StatusPill meaning="ok">{t('read')}</StatusPill>
      {t('readAt', { at })}
    </>
  );
}
