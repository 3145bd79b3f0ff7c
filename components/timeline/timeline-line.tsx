import { Award, Coins, type LucideIcon, ReceiptText, Scale, ShieldCheck, Sprout, Undo2 } from 'lucide-react';
import type { TimelineItem, TimelineKind } from '@/lib/timeline/rules/item';
import { cn } from '../ui/cn';
import { Why } from '../ui/collapse';
import { TextLink } from '../ui/text-link';
import type { TimelineEvent } from '../ui/timeline';
import type { Told, Words } from './told';
import { sayItem } from './words';

const ICONS: Readonly<Record<TimelineKind, LucideIcon>> = {
  order: ReceiptText,
  refund: Undo2,
  points: Coins,
  growth: Sprout,
  level: Award,
  decision: Scale,
  audit: ShieldCheck,
};
const TONES = { gain: 'text-success', loss: 'text-warning', plain: '' } as const;

/** The page of an order, by the number its seller gave it. */
export const orderHref = (number: string): string => `/console/orders/${encodeURIComponent(number)}`;

/** An item as an event of the `Timeline` primitive, the order in it a link, with its "why" folded below. */
export function eventOf(item: TimelineItem, words: Words): TimelineEvent {
  const told = sayItem(item, words);
  const Icon = ICONS[item.kind];
  return {
    id: `${item.kind}:${item.id}`,
    at: item.at,
    icon: <Icon />,
    title: item.kind === 'order' ? <TextLink href={orderHref(item.order)}>{told.title}</TextLink> : told.title,
    detail: <Details item={item} told={told} words={words} />,
    trail: told.trail === null ? null : <Trail told={told} />,
  };
}

/** The amount of an item in the colour of what it means for the member. */
export function Trail({
  told,
  className,
}: {
  readonly told: Pick<Told, 'trail' | 'tone'>;
  readonly className?: string;
}) {
  return <span className={cn('whitespace-nowrap', TONES[told.tone], className)}>{told.trail}</span>;
}

function Details({ item, told, words }: { readonly item: TimelineItem; readonly told: Told; readonly words: Words }) {
  const number = 'order' in item && item.kind !== 'order' ? item.order : null;
  const link = number === null ? null : words.say('timeline.order.title', { number });
  return (
    <div className="flex flex-wrap items-baseline gap-x-2.5">
      <ul className="flex min-w-0 flex-wrap gap-x-1.5 empty:hidden">
        {told.details.map((detail, index) => (
          <li key={detail} className="min-w-0">
            {index > 0 ? (
              <span aria-hidden="true" className="mr-1.5">
                ·
              </span>
            ) : null}
            {number !== null && detail === link ? (
              <TextLink quiet href={orderHref(number)} className="underline decoration-line">
                {detail}
              </TextLink>
            ) : (
              detail
            )}
          </li>
        ))}
      </ul>
      {told.why.length > 0 ? (
        <Why question={words.say('timeline.why')} className="open:my-0.5 open:basis-full">
          <ul className="grid gap-1">
            {told.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Why>
      ) : null}
    </div>
  );
}
