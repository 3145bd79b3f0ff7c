import { getTranslations } from 'next-intl/server';
import { RecentTimeline } from '@/components/timeline/recent-timeline';
import type { Names } from '@/components/timeline/use-words';
import { Card, CardHeader } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { requireId } from '@/lib/kernel/id';
import { pool } from '@/lib/platform/db';
import { ask } from '@/lib/platform/route';
import { owedToMember } from '@/lib/rewards';
import { memberTimeline } from '@/lib/timeline';
import { OwedRewards } from '../../../_components/owed-rewards';
import type { MemberFile } from './read-member';

const RECENT = 12;
const OWED = 20;

/** The latest events at a glance, the whole timeline one step away. */
export async function Overview({ file, names }: { readonly file: MemberFile; readonly names: Names }) {
  const [t, page, owed] = await Promise.all([
    getTranslations('members'),
    ask(memberTimeline, { memberId: file.id, limit: RECENT, kinds: 'order,refund,points,level,audit' }),
    owedToMember(pool(), requireId('member', file.id), OWED),
  ]);
  return (
    <div className="grid gap-3">
      <OwedRewards gifts={owed} withMember={false} />
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
    </div>
  );
}
