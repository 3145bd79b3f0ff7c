import { Lock } from 'lucide-react';
import type { Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FamilyIcon } from '@/components/benefits/family-icon';
import { levelName } from '@/components/levels/words';
import { NearLink } from '@/components/ui/near-link';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { GrantView } from '@/lib/benefits';
import { formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pick } from '../_reading/benefit-words';
import { ownHome } from '../_reading/home';

const SHOWN_MAX = 12;

/** The member's benefits as a strip, what is news first, and those still locked beside them with their level (M1). */
export async function HomeBenefits({ memberId }: { readonly memberId: string }) {
  const [t, said, { own: held, benefits, unlocked }] = await Promise.all([
    getTranslations('moments.strip'),
    getLocale(),
    ownHome(memberId),
  ]);
  const { standing } = held;
  const { grants, locked } = benefits;
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const isNew = ({ grant }: GrantView) => unlocked.has(grant.id);
  const own = onceEach(grants.filter(isInHand).toSorted((a, b) => Number(isNew(b)) - Number(isNew(a)))).slice(
    0,
    SHOWN_MAX,
  );
  const ahead = locked.slice(0, Math.max(2, SHOWN_MAX - own.length));
  if (own.length + ahead.length === 0) return null;
  return (
    <Section
      id="benefits"
      title={t('title')}
      action={
        <TextLink quiet href="/benefits">
          {t('all')}
        </TextLink>
      }
    >
      <ul
        aria-labelledby="benefits"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable without a pointer
        tabIndex={0}
        className="scrollbar-none -mx-4 flex gap-2.5 overflow-x-auto px-4 py-1 -outline-offset-2"
      >
        {own.map((view) => (
          <Tile
            key={view.grant.id}
            href="/benefits"
            kind={view.terms.kind}
            name={pick(view.terms.name, locale)}
            note={view.left === null ? t('always') : t('left', { left: formatNumber(view.left) })}
            news={isNew(view) ? t('new') : null}
          />
        ))}
        {ahead.map(({ code, terms, level }) => {
          const needed = standing.levels.find((one) => one.code === level);
          return (
            <Tile
              key={code}
              href="/benefits?tab=locked"
              kind={terms.kind}
              name={pick(terms.name, locale)}
              note={needed === undefined ? t('claim') : t('needs', { level: levelName(needed, locale) })}
              news={null}
              isLocked={needed !== undefined}
            />
          );
        })}
      </ul>
    </Section>
  );
}

/** What is worth showing: what may be used now, and coupons of a benefit, which lie in the wallet. */
const isInHand = ({ state, terms, left }: GrantView): boolean =>
  (state === 'ACTIVE' && left !== 0) || (state === 'USED' && terms.kind === 'gift_coupon' && (left ?? 0) > 0);

/** The first grant of each benefit: several of one are one thing to its owner. */
const onceEach = (views: readonly GrantView[]): GrantView[] =>
  [...new Map(views.toReversed().map((view) => [view.grant.benefit, view])).values()].reverse();

function Tile({
  href,
  kind,
  name,
  note,
  news,
  isLocked = false,
}: {
  readonly href: string;
  readonly kind: string;
  readonly name: string;
  readonly note: string;
  /** The word of what is news; the dot alone would be colour alone. */
  readonly news: string | null;
  readonly isLocked?: boolean;
}) {
  return (
    <li className="shrink-0">
      <NearLink
        href={href as Route}
        className="relative grid h-full w-[6.75rem] content-start justify-items-center gap-1.5 rounded-card border border-line bg-surface px-2 py-3 text-center -outline-offset-2 hover:bg-sunken"
      >
        <span className={isLocked ? 'relative [&>span]:bg-sunken [&>span]:text-muted' : 'relative'}>
          <FamilyIcon kind={kind} />
          {isLocked ? (
            <Lock
              className="absolute -right-1 -bottom-1 size-4 rounded-full bg-surface p-0.5 text-muted"
              aria-hidden="true"
            />
          ) : null}
        </span>
        <span className="line-clamp-2 text-xs leading-tight font-medium">{name}</span>
        <span className="text-2xs text-muted">{note}</span>
        {news === null ? null : (
          <span className="absolute top-2 right-2 size-2.5 rounded-full bg-danger">
            <span className="sr-only">{news}</span>
          </span>
        )}
      </NearLink>
    </li>
  );
}
