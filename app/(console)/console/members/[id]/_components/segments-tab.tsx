import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import type { Names } from '@/components/timeline/use-words';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { List, ListRow } from '@/components/ui/list';
import { ask } from '@/lib/platform/route';
import { memberSegments } from '@/lib/segments';
import { PartsProvider } from '../../../segments/_editor/rule-words';
import { WhyList } from '../../../segments/_editor/why-list';
import { builderParts } from '../../../segments/_reading/builder-parts';
import type { MemberFile } from './read-member';

/** In which segments the member is, why or why not in any of them, and when he entered and left (B2). */
export async function SegmentsTab({ file, names }: { readonly file: MemberFile; readonly names: Names }) {
  const [t, locale, { segments, moves }, { parts }] = await Promise.all([
    getTranslations('standing'),
    getLocale(),
    ask(memberSegments, { memberId: file.id }),
    builderParts(null),
  ]);
  const pick = (name: { readonly zh: string; readonly en: string }) => (locale === 'en' ? name.en : name.zh);
  return (
    <div className="grid gap-4">
      <Card>
        <CardHeader title={t('member.title')} note={t('member.note')} />
        {segments.length === 0 ? (
          <p className="px-4 pb-4 text-dense text-muted">{t('member.none')}</p>
        ) : (
          <ClientTexts namespaces={['segments', 'standing']}>
            <PartsProvider value={parts}>
              <WhyList
                member={file.id}
                zone={names.zone}
                segments={segments.map(({ code, name, since, where }) => ({
                  code,
                  name: pick(name),
                  since: since?.toISOString() ?? null,
                  where,
                }))}
              />
            </PartsProvider>
          </ClientTexts>
        )}
      </Card>
      <Card>
        <CardHeader title={t('member.history')} note={t('member.historyNote')} />
        {moves.length === 0 ? (
          <p className="px-4 pb-4 text-dense text-muted">{t('member.noHistory')}</p>
        ) : (
          <List>
            {moves.map(({ id, code, name, way, at }) => (
              <ListRow
                key={id}
                title={pick(name)}
                href={`/console/segments/${code}`}
                detail={<DateTime at={at} format="datetime" zone={names.zone} />}
                trail={<Badge tone={way === 'entered' ? 'success' : 'plain'}>{t(`member.${way}`)}</Badge>}
              />
            ))}
          </List>
        )}
      </Card>
    </div>
  );
}
