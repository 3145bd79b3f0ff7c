import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { DateTime } from '@/components/ui/date-time';
import type { CampaignPage } from '@/lib/campaigns';
import { type Change, changesBetween } from '@/lib/campaigns/rules/diff';
import { termWords } from '../../_reading/term-words';

/** Every revision that was submitted, newest first, and where it differs from the one before (4.M). */
export async function Revisions({
  page,
}: {
  readonly page: Pick<CampaignPage, 'revisions' | 'row' | 'parts' | 'zone'>;
}) {
  const { revisions, row, zone } = page;
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
                  <Changes page={page} changes={changes} />
                </Collapse>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** Place by place what it was and what it is, in words. */
async function Changes({
  page,
  changes,
}: {
  readonly page: Pick<CampaignPage, 'revisions' | 'parts' | 'zone'>;
  readonly changes: readonly Change[];
}) {
  const t = await getTranslations('campaigns');
  const say = await termWords(page);
  const lines = await Promise.all(
    changes.map(async ({ path, before, after }) => ({
      path,
      name: t.has(`place.${path}`) ? t(`place.${path as 'type'}`) : path,
      was: await say(path, before),
      is: path === 'audience' && before && after ? t('revisions.audience') : await say(path, after),
    })),
  );
  return (
    <dl className="grid gap-2 pt-1">
      {lines.map(({ path, name, was, is }) => (
        <div key={path} className="grid gap-x-4 gap-y-0.5 break-words sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="text-muted">{name}</dt>
          <dd className="text-ink">
            <del className="text-muted">{was}</del> → <ins className="font-medium no-underline">{is}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
