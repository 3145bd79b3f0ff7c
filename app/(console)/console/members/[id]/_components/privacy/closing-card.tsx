import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import type { MemberPrivacy } from '@/lib/privacy';
import { ClosingState } from '../../../../privacy/_components/closing-state';
import { ServeButton } from '../../../../privacy/_components/serve-button';

/** Whether the member is leaving, when, and every wish before; starts or stops it for him. */
export async function ClosingCard({
  memberId,
  closings,
  zone,
  isServed,
}: {
  readonly memberId: string;
  readonly closings: MemberPrivacy['closings'];
  readonly zone: string;
  readonly isServed: boolean;
}) {
  const t = await getTranslations('privacy-console');
  const isLeaving = closings.some(({ state }) => state === 'cooling');
  return (
    <Card>
      <CardHeader
        title={t('closing')}
        note={closings.length === 0 ? t('closingNone') : undefined}
        action={isServed ? <ServeButton act={isLeaving ? 'keep' : 'close'} memberId={memberId} /> : null}
      />
      {closings.map(({ id, state, blocked, askedAt, dueAt, endedAt, askedBy }) => (
        <div key={id} className="grid gap-2 border-t border-line px-4 py-3">
          <p>
            <ClosingState row={{ state, blocked }} />
          </p>
          <DescriptionList
            items={[
              { key: 'askedAt', name: t('column.askedAt'), value: <DateTime at={askedAt} zone={zone} /> },
              { key: 'by', name: t('column.by'), value: t(askedBy === 'self' ? 'by.self' : 'by.service') },
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
            ]}
          />
        </div>
      ))}
    </Card>
  );
}
