import { localDate } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import type { TimelineItem } from '@/lib/timeline/rules/item';
import { Timeline } from '../ui/timeline';
import { eventOf } from './timeline-line';
import type { Words } from './told';

/** Items under the local day on which they happened, newest day first. */
export function TimelineDays({ items, words }: { readonly items: readonly TimelineItem[]; readonly words: Words }) {
  const days = Map.groupBy(items, ({ at }) => localDate(new Date(at), words.zone));
  return (
    <div className="grid gap-6">
      {[...days].map(([day, of]) => (
        <Timeline
          key={day}
          day={formatDateTime(new Date(of[0]?.at ?? 0), 'date', words.locale, words.zone)}
          zone={words.zone}
          events={of.map((item) => eventOf(item, words))}
        />
      ))}
    </div>
  );
}
