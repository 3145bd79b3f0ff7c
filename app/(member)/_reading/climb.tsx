import 'server-only';
import { ArrowUpRight, Gift, Sparkles } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ToldClimb } from '@/components/levels/celebrate';
import { LevelDisc } from '@/components/levels/level-steps';
import { levelName, sayNext } from '@/components/levels/words';
import { Marked } from '@/components/ui/marked';
import type { Say } from '@/components/ui/say';
import { type BenefitInForce, benefitsInForce, type GrantView, grantsOf } from '@/lib/benefits';
import { compareLevels, isMore } from '@/lib/benefits/rules/compare';
import { formatDateTime } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import type { Climb } from '@/lib/moments';
import { reader } from '@/lib/platform/reading';
import { pick, sayGift, sayShare } from './benefit-words';
import { currentProgram, ownStanding } from './member';

// As many as the page reads of them anyway.
const GRANTS_MAX = 200;

/** What a climb changed, in the reader's language: the level, what comes with it, the gifts it brought, what is next. */
export async function tellClimb(memberId: string, climb: Climb | null): Promise<ToldClimb | null> {
  if (climb === null) return null;
  const [t, say, tl, said, program, { now, standing }] = await Promise.all([
    getTranslations('moments'),
    getTranslations(),
    getTranslations('level'),
    getLocale(),
    currentProgram(),
    ownStanding(memberId),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const { levels, next } = standing;
  const level = levels.find(({ code }) => code === climb.to);
  // A level of a version that is no more has nothing to tell.
  if (level === undefined) return null;
  const from = levels.find(({ code }) => code === climb.from) ?? null;
  const passed = levels.filter(({ rank }) => rank > (from?.rank ?? 0) && rank <= level.rank);
  const [force, grants] = await Promise.all([
    benefitsInForce(reader(), program, now),
    grantsOf(reader(), memberId, { cursor: null, limit: GRANTS_MAX, now }),
  ]);
  const gained = gainedBy(force, from?.code ?? null, level.code);
  const packs = grants.filter(({ grant }) => isPackOf(grant, passed));
  const name = levelName(level, locale);
  const isNext = next !== null && next.level.rank > level.rank;
  return {
    change: publicId('levelChange', climb.change),
    metal: level.metal,
    title: t('title', { level: name }),
    act: t('done'),
    content: (
      <>
        <div className="celebration-mark grid size-28 place-items-center rounded-full border-4 border-surface bg-surface [&>span]:size-20 [&_svg]:size-9">
          <LevelDisc state="current" />
        </div>
        <div className="grid justify-items-center gap-1 text-center">
          <p className="text-xs text-muted">
            {formatDateTime(climb.at, 'date', locale, program.zone)}
            {from === null ? null : ` · ${t('from', { level: levelName(from, locale), count: passed.length })}`}
          </p>
          <p className="text-2xl font-bold" aria-hidden="true">
            {t('title', { level: name })}
          </p>
          <p className="text-dense text-muted">{t('thanks')}</p>
        </div>
        {gained.length === 0 ? null : (
          <Part icon={<Sparkles />} title={t('gained')}>
            {gained.map(({ code, terms, share }) => (
              <li key={code} className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 font-medium">{pick(terms.name, locale)}</span>
                <span className="shrink-0 text-xs text-muted">{sayShare(share, terms, say)}</span>
              </li>
            ))}
          </Part>
        )}
        {packs.length === 0 ? null : (
          <Part icon={<Gift />} title={t('packs')}>
            {packs.map((view) => (
              <li key={view.grant.id} className="grid">
                <span className="font-medium">{pick(view.terms.name, locale)}</span>
                <span className="text-xs text-muted">{giftOf(view, locale)}</span>
              </li>
            ))}
          </Part>
        )}
        <Part icon={<ArrowUpRight />} title={t('next')}>
          <li>
            {isNext ? (
              <Marked sentence={sayNext(tl as unknown as Say, next.level, next.routes, locale)} />
            ) : (
              tl('topSentence')
            )}
          </li>
        </Part>
      </>
    ),
  };
}

/** What the level gets that the one before did not, or gets more of. */
function gainedBy(force: readonly BenefitInForce[], from: string | null, to: string) {
  return compareLevels(force, [from ?? '', to]).flatMap(({ code, terms, shares: [before = null, after = null] }) =>
    isMore(after, before) ? [{ code, terms, share: after }] : [],
  );
}

const isPackOf = ({ source, level }: GrantView['grant'], passed: readonly { readonly code: string }[]): boolean =>
  source === 'level_entry' && passed.some(({ code }) => code === level);

const giftOf = ({ terms, grant }: GrantView, locale: Locale): string => sayGift(terms, grant.level, locale);

function Part({
  icon,
  title,
  children,
}: {
  readonly icon: React.ReactNode;
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="w-full rounded-card border border-line bg-surface p-4">
      <h3 className="mb-2 flex items-center gap-2 text-sm [&_svg]:size-4 [&_svg]:text-accent">
        <span aria-hidden="true">{icon}</span>
        {title}
      </h3>
      <ul className="grid gap-2 text-dense">{children}</ul>
    </section>
  );
}
