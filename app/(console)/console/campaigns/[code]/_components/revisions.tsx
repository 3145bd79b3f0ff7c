import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { DateTime } from '@/components/ui/date-time';
import type { CampaignPage } from '@/lib/campaigns';
import { changesBetween } from '@/lib/campaigns/rules/diff';

/** Every revision that was submitted, newest first, and where it differs from the one before (4.M). */
export async function Revisions({
  page: { revisions, row, zone },
}: {
  readonly page: Pick<CampaignPage, 'revisions' | 'row' | 'zone'>;
}) {
  const t = await getTranslations('campaigns');
  return (
    <Card>
      <CardHeader title={t('revisions.title')} note={t('revisions.note')} />
      <ol className="grid divide-y divide-line px-4 pb-2">
        {revisions.map((one, place) => {
          const before = revisions[place + 1];
          const changes = before === undefined ? [] : changesBetween(before.terms, one.terms);
          return (
            <li key={one.revision} className="grid gap-1 py-2.5 text-dense">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{t('revisions.revision', { revision: one.revision })}</span>
                {one.revision === row.revision ? <Badge tone="success">{t('revisions.counts')}</Badge> : null}
                {one.revision === row.submitted ? <Badge tone="info">{t('waiting')}</Badge> : null}
                <span className="text-muted">
                  {one.submittedBy} · <DateTime at={one.submittedAt} format="datetime" zone={zone} />
                </span>
              </p>
              <p className="text-muted">{one.note}</p>
              {before === undefined ? null : (
                <Collapse summary={t('revisions.changes', { count: changes.length })}>
                  <ul className="grid gap-1">
                    {changes.map(({ path, before: was, after }) => (
                      <li key={path} className="break-words">
                        <span className="font-medium">
                          {t.has(`place.${path}`) ? t(`place.${path as 'type'}`) : path}
                        </span>{' '}
                        <del className="text-muted">{said(was)}</del> →{' '}
                        <ins className="no-underline">{said(after)}</ins>
                      </li>
                    ))}
                  </ul>
                </Collapse>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

const said = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '—'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
