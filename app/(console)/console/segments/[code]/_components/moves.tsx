import type { Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { MoveView, SegmentPage } from '@/lib/segments';

/** Who entered and left last; names masked. */
export async function Moves({
  moves,
  zone,
}: {
  /** Null: whoever reads may not see members. */
  readonly moves: readonly MoveView[] | null;
  readonly zone: string;
}) {
  const t = await getTranslations('segments');
  if (moves === null) return null;
  return (
    <Card>
      <CardHeader title={t('moves.title')} />
      {moves.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t('moves.none')}</p>
      ) : (
        <ul className="grid divide-y divide-line px-4 pb-3">
          {moves.map(({ member, name, way, at }) => (
            <li key={`${member} ${way} ${at.toISOString()}`} className="flex items-center gap-2 py-1.5 text-dense">
              <Badge tone={way === 'entered' ? 'success' : 'plain'}>{t(`moves.${way}`)}</Badge>
              <TextLink href={`/console/members/${member}` as Route} className="min-w-0 truncate">
                {name ?? t('panel.unnamed')}
              </TextLink>
              <span className="ml-auto shrink-0 text-xs text-muted">
                <DateTime at={at} format="datetime" zone={zone} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Where the segment is named: whoever changes it sees what else changes. */
export async function Uses({ page: { uses } }: { readonly page: SegmentPage }) {
  const [t, locale] = await Promise.all([getTranslations('segments'), getLocale()]);
  return (
    <Card>
      <CardHeader title={t('uses.title')} note={t('uses.note')} />
      {uses.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t('uses.none')}</p>
      ) : (
        <ul className="grid gap-1.5 px-4 pb-4 text-dense">
          {uses.map(({ context, code, name }) => (
            <li key={`${context} ${code}`} className="flex items-baseline gap-2">
              <span className="shrink-0 text-muted">{t(`uses.context.${context as 'offers'}`)}</span>
              <TextLink href={`/console/${context}/${code}` as Route} className="min-w-0 truncate">
                {(locale === 'en' ? name?.en : name?.zh) || code}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
