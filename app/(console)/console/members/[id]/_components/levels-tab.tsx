import { getTranslations } from 'next-intl/server';
import { RecentTimeline } from '@/components/timeline/recent-timeline';
import type { Names } from '@/components/timeline/use-words';
import { Card, CardHeader } from '@/components/ui/card';
import { ask } from '@/lib/platform/route';
import { memberTimeline } from '@/lib/timeline';
import type { MemberFile } from './read-member';

// A member changes level a few times in a life.
const CHANGES_MAX = 100;

/** Every change of level with the figures that led to it, newest first. */
export async function LevelsTab({ file, names }: { readonly file: MemberFile; readonly names: Names }) {
  const [t, page] = await Promise.all([
    getTranslations('members'),
    ask(memberTimeline, { memberId: file.id, kinds: 'level', limit: CHANGES_MAX }),
  ]);
  return (
    <Card>
      <CardHeader title={t('levelHistory')} note={t('levelHistoryNote')} />
      <div className="px-4 pt-1 pb-4">
        <RecentTimeline items={page.items} names={names} />
      </div>
    </Card>
  );
}
