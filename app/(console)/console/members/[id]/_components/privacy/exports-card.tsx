import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { MemberPrivacy } from '@/lib/privacy';
import { ServeButton } from '../../../../privacy/_components/serve-button';
import { TakeExport } from './take-export';

/** The member's exports; asks for one on his behalf, and hands it over to who may see personal data. */
export async function ExportsCard({
  memberId,
  exports,
  zone,
  isServed,
  mayTake,
}: {
  readonly memberId: string;
  readonly exports: MemberPrivacy['exports'];
  readonly zone: string;
  readonly isServed: boolean;
  readonly mayTake: boolean;
}) {
  const t = await getTranslations('privacy-console');
  const isWaiting = exports.some(({ readyAt }) => readyAt === null);
  return (
    <Card>
      <CardHeader
        title={t('exports')}
        note={exports.length === 0 ? t('exportsNone') : undefined}
        action={isServed && !isWaiting ? <ServeButton act="export" memberId={memberId} /> : null}
      />
      {exports.map(({ id, askedAt, readyAt, expiresAt, downloads, askedBy }) => (
        <div
          key={id}
          className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-3 text-dense"
        >
          <span className="min-w-0">
            <DateTime at={askedAt} zone={zone} /> · {t(askedBy === 'self' ? 'by.self' : 'by.service')}
            <span className="block text-xs text-muted">
              {readyAt === null || expiresAt === null ? (
                t('exportMaking')
              ) : (
                <>
                  {t('exportUntil')} <DateTime at={expiresAt} zone={zone} /> · {t('downloads', { count: downloads })}
                </>
              )}
            </span>
          </span>
          {readyAt !== null && mayTake ? <TakeExport memberId={memberId} id={id} /> : null}
        </div>
      ))}
    </Card>
  );
}
