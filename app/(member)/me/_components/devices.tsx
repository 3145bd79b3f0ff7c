'use client';
import { MonitorSmartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { describeDevice } from '@/components/access/describe-device';
import { useAnswer } from '@/components/access/use-answer';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { List, ListRow } from '@/components/ui/list';
import { showToast } from '@/components/ui/toast-store';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { endMemberSession, endOtherMemberSessions } from '@/lib/members/actions';

/** A device that is signed in, as the page hands it over. */
export type Device = {
  readonly id: string;
  readonly userAgent: string | null;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
};

/** The devices signed in as oneself; any other can be signed out, or all of them at once. */
export function Devices({ sessions, zone }: { readonly sessions: readonly Device[]; readonly zone: string }) {
  const t = useTranslations('me');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const done = () => {
    showToast({ tone: 'success', title: t('endedOthers') });
    router.refresh();
  };
  return (
    <>
      <List>
        {sessions.map(({ id, userAgent, lastSeenAt, isCurrent }) => (
          <ListRow
            key={id}
            icon={<MonitorSmartphone />}
            title={describeDevice(userAgent) ?? t('unknownDevice')}
            detail={t('lastSeen', { date: formatDateTime(new Date(lastSeenAt), 'datetime', locale, zone) })}
            trail={
              isCurrent ? (
                <Badge tone="success">{t('thisDevice')}</Badge>
              ) : (
                <Button
                  size="sm"
                  pending={pending}
                  onClick={() => run(() => endMemberSession({ sessionId: id }), done)}
                >
                  {t('end')}
                </Button>
              )
            }
          />
        ))}
      </List>
      {refusal ? (
        <p role="alert" className="mt-2 text-dense text-danger">
          {refusal.text}
        </p>
      ) : null}
      {sessions.length > 1 ? (
        <Button
          size="sm"
          variant="danger-outline"
          className="mt-3"
          pending={pending}
          onClick={() => run(endOtherMemberSessions, done)}
        >
          {t('endOthers')}
        </Button>
      ) : null}
    </>
  );
}
