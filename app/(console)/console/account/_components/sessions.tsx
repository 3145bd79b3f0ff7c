'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { describeDevice } from '@/components/access/describe-device';
import { useAnswer } from '@/components/access/use-answer';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { showToast } from '@/components/ui/toast-store';
import { endOtherStaffSessions, endStaffSession } from '@/lib/access/actions';

/** One device that is signed in, as the page hands it over. */
export type Device = {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
};

/** The devices signed in as oneself; any other can be signed out, or all of them at once. */
export function Sessions({ sessions }: { readonly sessions: readonly Device[] }) {
  const t = useTranslations('access.account');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const done = (title: string) => {
    showToast({ tone: 'success', title });
    router.refresh();
  };
  return (
    <div className="border-t border-line">
      <ul className="divide-y divide-line">
        {sessions.map(({ id, ip, userAgent, createdAt, lastSeenAt, isCurrent }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <div className="min-w-0 flex-1 basis-52">
              <p className="flex items-center gap-2 font-medium">
                {describeDevice(userAgent) ?? t('unknownDevice')}
                {isCurrent ? <Badge tone="success">{t('thisDevice')}</Badge> : null}
              </p>
              <p className="text-xs text-muted">
                {ip === null ? null : `${ip} · `}
                {t('lastSeen')} <DateTime at={lastSeenAt} /> · {t('signedIn')} <DateTime at={createdAt} />
              </p>
            </div>
            {isCurrent ? null : (
              <Button
                size="sm"
                pending={pending}
                onClick={() =>
                  run(
                    () => endStaffSession({ sessionId: id }),
                    () => done(t('ended')),
                  )
                }
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="border-t border-line px-4 py-3">
        {refusal === null ? null : <p className="mb-2 text-dense text-danger">{refusal.text}</p>}
        {sessions.length > 1 ? (
          <Button
            variant="danger-outline"
            size="sm"
            pending={pending}
            onClick={() => run(endOtherStaffSessions, ({ ended }) => done(t('endedOthers', { count: ended })))}
          >
            {t('endOthers')}
          </Button>
        ) : (
          <p className="text-dense text-muted">{t('onlyThis')}</p>
        )}
      </div>
    </div>
  );
}
