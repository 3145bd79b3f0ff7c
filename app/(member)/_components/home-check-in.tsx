import { CalendarCheck } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ListRow } from '@/components/ui/list';
import { pool } from '@/lib/platform/db';
import { checkInState } from '@/lib/tasks';

/** Today's check-in as a row that leads to the tasks (M1); what it would give is told there. */
export async function HomeCheckIn({ memberId, now }: { readonly memberId: string; readonly now: Date }) {
  const [t, { isDone, streak }] = await Promise.all([
    getTranslations('home'),
    checkInState(pool(), memberId, now, { isPromised: false }),
  ]);
  const said = isDone
    ? t('tasksDone', { days: streak })
    : streak > 0
      ? t('tasksStreak', { days: streak })
      : t('tasksOpen');
  return <ListRow href="/tasks" icon={<CalendarCheck />} title={t('tasks')} detail={said} />;
}
