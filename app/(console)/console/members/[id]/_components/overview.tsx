import { getTranslations } from 'next-intl/server';
import { RecentTimeline } from '@/components/timeline/recent-timeline';
import type { Names } from '@/components/timeline/use-words';
import { Card, CardHeader } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { type Actor, may } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { memberNotes } from '@/lib/members';
import { readerOf } from '@/lib/platform/reading';
import { ask } from '@/lib/platform/route';
import { owedToMember } from '@/lib/rewards';
import { memberTimeline } from '@/lib/timeline';
import { OwedRewards } from '../../../_components/owed-rewards';
import type { MemberFile } from './read-member';
import { NotesCard, type NoteView } from './remarks/notes-card';

type Note = Awaited<ReturnType<typeof memberNotes.run>>[number];

const RECENT = 12;
const OWED = 20;

/** The latest events at a glance, the whole timeline one step away. */
export async function Overview({
  actor,
  file,
  names,
}: {
  readonly actor: Actor;
  readonly file: MemberFile;
  readonly names: Names;
}) {
  const [t, page, owed, notes] = await Promise.all([
    getTranslations('members'),
    ask(memberTimeline, { memberId: file.id, limit: RECENT, kinds: 'order,refund,points,level,audit' }),
    owedToMember(await readerOf(actor), requireId('member', file.id), OWED),
    ask(memberNotes, { memberId: file.id }),
  ]);
  const isOpen = file.profile.status !== 'closed' && file.profile.mergedInto === null;
  const canWrite = isOpen && may(actor, 'members.remark');
  return (
    <div className="grid gap-3">
      <OwedRewards gifts={owed} withMember={false} />
      {isOpen && (canWrite || notes.length > 0) ? (
        <NotesCard memberId={file.id} notes={notes.map(noteView)} zone={names.zone} canWrite={canWrite} />
      ) : null}
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

const noteView = ({ memberId, id, text, byName, at }: Note): NoteView => ({
  memberId: publicId('member', memberId),
  id,
  text,
  by: byName,
  at: at.toISOString(),
});
