import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { formatDateTime } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { CalendarDay, CheckInCalendar, CheckInState } from '@/lib/tasks';
import { CheckInCard } from './check-in-card';
import { MonthCalendar } from './month-calendar';
import type { ToldDay } from './terms';

type Given = { readonly points: number; readonly growth: number; readonly prizes: CalendarDay['prizes'] };

/** Today's tap, the week, milestones and the month, each said by the server in the reader's language (M5). */
export async function CheckInPart({
  state,
  calendar,
  locale,
  now,
}: {
  readonly state: CheckInState;
  readonly calendar: CheckInCalendar;
  readonly locale: Locale;
  readonly now: Date;
}) {
  const t = await getTranslations('my-tasks');
  const prizeOf = (prizes: CalendarDay['prizes']) =>
    prizes.flatMap(({ points, cards }) => [
      ...(points > 0 ? [t('prize.points', { points })] : []),
      ...(cards > 0 ? [t('prize.cards', { cards })] : []),
    ]);
  const gave = ({ points, growth, prizes }: Given) =>
    [
      ...(points > 0 ? [t('prize.points', { points })] : []),
      ...(growth > 0 ? [t('prize.growth', { growth })] : []),
      ...prizeOf(prizes),
    ].join(t('join'));
  // A calendar day has no zone: it is said as noon of itself in UTC.
  const dayName = (day: string) => formatDateTime(new Date(`${day}T12:00:00Z`), 'short', locale, 'UTC');
  const tell = (one: CalendarDay): ToldDay => {
    const what = t(`day.${stateOf(one, state.today)}`);
    const points = gave(one);
    return {
      day: one.day,
      number: String(Number(one.day.slice(8))),
      label: [dayName(one.day), what, ...(points === '' ? [] : [points])].join(t('comma')),
      way: one.way,
      isToday: one.day === state.today,
      isAhead: one.isAhead,
      isPrize: one.prizes.length > 0,
      gave: one.points > 0 ? `+${one.points}` : '',
      canMakeUp: one.canMakeUp,
      name: dayName(one.day),
    };
  };
  const told = (given: Given | null) => (given === null ? null : gave(given));
  const { next } = state;
  const { mend } = calendar;
  const month = formatDateTime(new Date(`${calendar.first}T12:00:00Z`), 'month', locale, 'UTC');
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((place) => t(`weekday.${place as 0}`));
  return (
    <Card inset aria-labelledby="check-in" className="scroll-mt-4">
      <CheckInCard
        key={`${state.today} ${state.isDone} ${state.streak}`}
        today={state.today}
        leftMs={state.endsAt.getTime() - now.getTime()}
        isDone={state.isDone}
        streak={state.streak}
        promise={told(state.promise)}
        given={told(state.given)}
        next={next === null ? null : { inDays: next.inDays, prize: prizeOf([next]).join(t('join')) }}
        mend={mend === null ? null : { day: mend, name: dayName(mend) }}
        week={calendar.week.map(tell)}
        weekdays={weekdays}
        cards={calendar.cards}
        cost={calendar.terms.makeUp.cards}
        left={calendar.left}
      />
      <MonthCalendar
        month={calendar.month}
        title={month}
        weekdays={weekdays}
        days={calendar.days.map(tell)}
        before={calendar.month > calendar.joined ? monthBeside(calendar.month, -1) : null}
        after={calendar.month < state.today.slice(0, 7) ? monthBeside(calendar.month, 1) : null}
        isAsked={calendar.month !== state.today.slice(0, 7)}
        cards={calendar.cards}
        cost={calendar.terms.makeUp.cards}
        left={calendar.left}
      />
    </Card>
  );
}

/** What a day of the calendar is to its reader. */
function stateOf({ isAhead, way, day, canMakeUp }: CalendarDay, today: string) {
  if (isAhead) return 'ahead' as const;
  if (way !== null) return way === 'made_up' ? ('madeUp' as const) : ('done' as const);
  if (day === today) return 'today' as const;
  return canMakeUp ? ('mendable' as const) : ('missed' as const);
}

function monthBeside(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
