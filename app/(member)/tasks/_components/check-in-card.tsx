'use client';
import { CalendarCheck, CalendarPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { DayMark } from './day-mark';
import { MakeUpSheet } from './make-up-sheet';
import type { ToldDay } from './terms';
import { useCheckIn } from './use-check-in';

type Said = {
  readonly streak: number;
  readonly promise: string | null;
  readonly given: string | null;
  readonly next: { readonly inDays: number; readonly prize: string } | null;
};

type Props = Said & {
  readonly today: string;
  /** How long the local day still lasts, by the server's clock: the reader's own may be wrong. */
  readonly leftMs: number;
  readonly isDone: boolean;
  readonly mend: { readonly day: string; readonly name: string } | null;
  readonly week: readonly ToldDay[];
  readonly weekdays: readonly string[];
  readonly cards: number;
  readonly cost: number;
  readonly left: number;
};

/** Today's tap: what it gives before, what it gave after, the week, and a gap that may be mended (M5). */
export function CheckInCard(props: Props) {
  const { today, leftMs, isDone, mend, week, weekdays, cards, cost, left } = props;
  const t = useTranslations('my-tasks');
  const { tap, isTapped, isOver, trouble } = useCheckIn(today, leftMs, isDone);
  const [isMending, setMending] = useState(false);
  const done = isDone || isTapped;
  return (
    <>
      {isOver ? <NewDay /> : null}
      <div className="flex items-start justify-between gap-3">
        <Headline {...props} isTapped={isTapped} done={done} />
        <Button
          variant={done ? 'secondary' : 'primary'}
          aria-disabled={done || isOver}
          onClick={tap}
          icon={<CalendarCheck aria-hidden="true" />}
        >
          {done ? t('done') : t('tap')}
        </Button>
      </div>
      <p aria-live="assertive" className="mt-1 text-xs text-danger empty:hidden">
        {trouble}
      </p>
      <ol aria-label={t('week')} className="mt-3.5 grid grid-cols-7 gap-1">
        {week.map((one, place) => (
          <li key={one.day} className="grid justify-items-center gap-1">
            <span className="text-2xs text-muted" aria-hidden="true">
              {weekdays[place]}
            </span>
            <DayMark day={one.isToday && isTapped ? { ...one, way: 'tap' } : one} />
            <span className="sr-only">{one.label}</span>
          </li>
        ))}
      </ol>
      {mend !== null && cards >= cost && left > 0 ? (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-2 rounded-control bg-tint px-3 py-2">
          <p className="min-w-0 flex-1 text-xs">{t('mend', { day: mend.name })}</p>
          <Button
            size="sm"
            icon={<CalendarPlus aria-hidden="true" />}
            aria-haspopup="dialog"
            onClick={() => setMending(true)}
          >
            {t('makeUp')}
          </Button>
        </div>
      ) : null}
      <MakeUpSheet
        day={isMending ? mend : null}
        cards={cards}
        cost={cost}
        left={left}
        onClose={() => setMending(false)}
      />
    </>
  );
}

function Headline({
  streak,
  promise,
  given,
  next,
  isTapped,
  done,
}: Said & { readonly isTapped: boolean; readonly done: boolean }) {
  const t = useTranslations('my-tasks');
  const more = isTapped ? 1 : 0;
  const ahead = next === null ? 0 : next.inDays - more;
  const after = given ? t('gaveToday', { given }) : t('doneToday');
  const before = promise ? t('todayGives', { promise }) : t('tapToday');
  return (
    <div className="min-w-0">
      <h2 id="check-in" className="scroll-mt-20 text-base" aria-live="polite">
        {streak + more > 0 ? t('streak', { days: streak + more }) : t('streakNone')}
      </h2>
      <p className="mt-0.5 text-xs text-muted">{done ? after : before}</p>
      {/* What today itself gives stands in the promise already. */}
      {next === null || ahead < (done ? 1 : 2) ? null : (
        <p className="mt-0.5 text-xs text-accent">{t('next', { days: ahead, prize: next.prize })}</p>
      )}
    </div>
  );
}

/** The local day ended while the page was open (4.H). */
function NewDay() {
  const t = useTranslations('my-tasks');
  const router = useRouter();
  return (
    <div role="status">
      <Banner
        title={t('newDay')}
        className="mb-3"
        action={
          <Button size="sm" onClick={() => router.refresh()}>
            {t('refresh')}
          </Button>
        }
      />
    </div>
  );
}
