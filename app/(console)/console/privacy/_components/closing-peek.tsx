'use client';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { personName } from '@/lib/members/rules/mask';
import type { ClosingView } from '@/lib/privacy';
import { ClosingState } from './closing-state';
import { ServeButton } from './serve-button';

/** One closing: whose, since when and until when, who asked, what stands against it, and the act that stops it. */
export function ClosingPeek({
  row,
  zone,
  mayServe,
  mayOpen,
}: {
  readonly row: ClosingView;
  readonly zone: string;
  readonly mayServe: boolean;
  readonly mayOpen: boolean;
}) {
  const t = useTranslations('privacy-console');
  const { member, state, blocked, isBySelf, askedAt, dueAt, endedAt } = row;
  const name = personName(member, t('erased'));
  const items = [
    { key: 'state', name: t('column.state'), value: <ClosingState row={row} /> },
    {
      key: 'member',
      name: t('column.member'),
      value: mayOpen ? <TextLink href={`/console/members/${member.id}?tab=privacy`}>{name}</TextLink> : name,
    },
    { key: 'askedAt', name: t('column.askedAt'), value: <DateTime at={askedAt} zone={zone} /> },
    { key: 'by', name: t('column.by'), value: t(isBySelf ? 'by.self' : 'by.service') },
    { key: 'dueAt', name: t('column.dueAt'), value: <DateTime at={dueAt} zone={zone} /> },
    ...(endedAt === null
      ? []
      : [{ key: 'endedAt', name: t('column.endedAt'), value: <DateTime at={endedAt} zone={zone} /> }]),
    ...(blocked === null
      ? []
      : [
          {
            key: 'blocked',
            name: t('blockedBy'),
            value: t.has(`blocked.${blocked}`) ? t(`blocked.${blocked}`) : blocked,
          },
        ]),
  ];
  return (
    <div className="grid justify-items-start gap-4">
      <DescriptionList items={items} />
      <p className="text-dense text-muted">{t(`stateNote.${state}`)}</p>
      {mayServe && state === 'cooling' ? <ServeButton act="keep" memberId={member.id} /> : null}
    </div>
  );
}
