import { getTranslations } from 'next-intl/server';
import { RecentTimeline } from '@/components/timeline/recent-timeline';
import type { Names } from '@/components/timeline/use-words';
import { Card, CardHeader } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { ask } from '@/lib/platform/route';
import { memberTimeline } from '@/lib/timeline';
import type { MemberFile } from './read-member';

const RECENT = 12;

/** The latest events at a glance, the whole timeline one step away. */
export async function Overview({ file, names }: { readonly file: MemberFile; readonly names: Names }) {
  const [t, page] = await Promise.all([
    getTranslations('members'),
    ask(memberTimeline, { memberId: file.id, limit: RECENT, kinds: 'order,refund,points,level,audit' }),
  ]);
  return (
    <Card>
      <CardHeader
        title={t('recent')}
        note={t('recentNote')}
        action={<TextLink href={`/console/members/${file.id}?tab=timeline`}>{t('wholeTimeline')}</TextLink>}
      />
      <div className="px-4 pt-1 pb-4">
        <RecentTimeline items={page.items} names={names} />
      </div>
    </Card>
  );
}
