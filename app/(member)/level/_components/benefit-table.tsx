import { Check, Minus, Plus } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { levelName } from '@/components/levels/words';
import { cn } from '@/components/ui/cn';
import { LevelMark } from '@/components/ui/level-mark';
import { OpenAt } from '@/components/ui/open-at';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { type BenefitInForce, benefitsInForce } from '@/lib/benefits';
import { compareLevels, isMore, type Share } from '@/lib/benefits/rules/compare';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Level } from '@/lib/levels';
import { reader } from '@/lib/platform/reading';
import { pick, sayShare } from '../../_reading/benefit-words';
import { currentProgram } from '../../_reading/member';

/** What every level gets, side by side (M2): one's own level stands out, and so does where a level gets more. */
export async function BenefitTable({
  levels,
  held,
  now,
}: {
  readonly levels: readonly Level[];
  readonly held: string;
  readonly now: Date;
}) {
  const [t, say, said, program] = await Promise.all([
    getTranslations('moments'),
    getTranslations(),
    getLocale(),
    currentProgram(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const force: readonly BenefitInForce[] = await benefitsInForce(reader(), program, now);
  const rows = compareLevels(
    force,
    levels.map(({ code }) => code),
  );
  if (rows.length === 0) return null;
  return (
    <>
      <div className="overflow-hidden rounded-card border border-line bg-surface">
        <OpenAt />
        <Table caption={t('compare.caption')}>
          <TableHead>
            <Th className="sticky left-0 z-10 bg-surface px-3">{t('compare.benefit')}</Th>
            {levels.map((level) => (
              <Th
                key={level.code}
                className={cn('px-2.5 text-center', level.code === held && 'bg-tint-soft')}
                aria-current={level.code === held ? 'true' : undefined}
              >
                <LevelMark metal={level.metal}>{levelName(level, locale)}</LevelMark>
                {level.code === held ? <span className="block text-2xs font-normal">{t('compare.mine')}</span> : null}
              </Th>
            ))}
          </TableHead>
          <tbody>
            {rows.map(({ code, terms, shares }) => (
              <Tr key={code}>
                <Td row className="sticky left-0 z-10 max-w-28 min-w-24 bg-surface px-3 whitespace-normal">
                  {pick(terms.name, locale)}
                </Td>
                {shares.map((share, place) => (
                  <Td
                    key={levels[place]?.code}
                    className={cn('px-2.5 text-center', levels[place]?.code === held && 'bg-tint-soft')}
                  >
                    <Cell
                      share={share}
                      isMore={place > 0 && isMore(share, shares[place - 1] ?? null)}
                      said={sayShare(share, terms, say)}
                      words={{ none: t('compare.none'), more: t('compare.more') }}
                    />
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p className="mx-0.5 mt-2 flex items-center gap-1 text-xs text-muted">
        <Plus className="size-3.5 text-accent" aria-hidden="true" />
        {t('compare.note')}
      </p>
    </>
  );
}

/** One share; that it is more than the level below has is a sign and a word, never colour alone. */
function Cell({
  share,
  isMore: isGain,
  said,
  words,
}: {
  readonly share: Share;
  readonly isMore: boolean;
  readonly said: string;
  readonly words: { readonly none: string; readonly more: string };
}) {
  if (share === null)
    return (
      <>
        <Minus className="mx-auto size-4 text-muted" aria-hidden="true" />
        <span className="sr-only">{words.none}</span>
      </>
    );
  return (
    <span className={cn('inline-flex items-center gap-0.5 text-xs', isGain && 'font-medium text-accent')}>
      {isGain ? (
        <>
          <Plus className="size-3.5 shrink-0" aria-hidden="true" />
          <span className="sr-only">{words.more}</span>
        </>
      ) : share.times === null ? (
        <Check className="size-3.5 shrink-0" aria-hidden="true" />
      ) : null}
      <span className="whitespace-nowrap">{said}</span>
    </span>
  );
}
