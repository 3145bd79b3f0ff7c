import { Lock } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { FamilyIcon } from '@/components/benefits/family-icon';
import { levelName, sayNext } from '@/components/levels/words';
import { Badge } from '@/components/ui/badge';
import type { Say } from '@/components/ui/say';
import { TextLink } from '@/components/ui/text-link';
import type { LockedBenefit } from '@/lib/benefits';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { gaps } from '@/lib/kernel/rule-tree';
import type { LevelStanding } from '@/lib/levels';
import { pick, sayGift } from '../../_reading/benefit-words';
import { ClaimBenefit } from './claim-benefit';

/** A benefit that the member does not have: he may claim it, or the level that brings it with exactly what is missing. */
export async function LockedCard({
  benefit,
  standing,
}: {
  readonly benefit: LockedBenefit;
  readonly standing: LevelStanding;
}) {
  const { code, terms, canClaim } = benefit;
  const [t, tl, said] = await Promise.all([getTranslations('my-benefits'), getTranslations('level'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const level = standing.levels.find((one) => one.code === benefit.level);
  const facts = Object.fromEntries((standing.next?.criteria ?? []).map(({ attribute, actual }) => [attribute, actual]));
  const routes = level === undefined || level.rule === null ? [] : gaps(level.rule, facts);
  return (
    <li className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-start gap-3">
        <FamilyIcon kind={terms.kind} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <h2 className="text-sm leading-snug">{pick(terms.name, locale)}</h2>
          <p className="text-xs text-muted">{sayGift(terms, benefit.level, locale)}</p>
        </div>
        {level === undefined ? null : (
          <Badge>
            <Lock aria-hidden="true" />
            {t('needs', { level: levelName(level, locale) })}
          </Badge>
        )}
      </div>
      {canClaim ? <ClaimBenefit code={code} name={pick(terms.name, locale)} /> : null}
      {level === undefined ? null : (
        <p className="flex flex-wrap items-baseline justify-between gap-2 text-xs">
          <span className="min-w-0 flex-1">
            {routes.length === 0 ? t('atLevel') : sayNext(tl as unknown as Say, level, routes, locale)}
          </span>
          <TextLink href="/level">{t('toLevel')}</TextLink>
        </p>
      )}
    </li>
  );
}
