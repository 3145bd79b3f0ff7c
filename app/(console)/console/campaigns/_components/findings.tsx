'use client';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useChoices } from '@/components/goods/use-choices';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { TextLink } from '@/components/ui/text-link';
import type { Sort } from '@/lib/campaigns/kind';
import type { Finding } from '@/lib/campaigns/rules/lint';
import type { Step } from '@/lib/campaigns/rules/steps';
import { formatMoney } from '@/lib/kernel/format';
import { partHref } from './part-links';
import { useNeed } from './use-need';

const ICONS = {
  block: [CircleAlert, 'text-danger'],
  warn: [TriangleAlert, 'text-warning'],
  note: [Info, 'text-info'],
} as const;
const MONEY: readonly string[] = ['list', 'net', 'beyondFloor', 'least', 'most', 'cost', 'left'];

const listOf = (value: string | number): string[] => String(value).split(' ').filter(Boolean);

/** What the checks found: each with its facts in a sentence, what to do about it, and a link to what it is about (N5). */
export function Findings({
  findings,
  budget,
  onStep,
}: {
  readonly findings: readonly Finding[];
  /** What budgets are called, by code. */
  readonly budget?: Readonly<Record<string, string>>;
  readonly onStep?: (step: Step) => void;
}) {
  const t = useTranslations('campaigns');
  const needOf = useNeed();
  const [goods, levels] = [useChoices('skus'), useChoices('levels')];
  const levelOf = (value: string | number) => (value === '' ? t('guest') : levels.nameOf(String(value)));
  const factsOf = ({ facts }: Finding) => {
    const words: Readonly<Record<string, (value: string | number) => string>> = {
      sorts: (value) => needOf(listOf(value) as Sort[], listOf(facts.kinds ?? '')),
      sku: (value) => goods.nameOf(String(value)),
      budget: (value) => budget?.[value] ?? String(value),
      standing: (value) => t(`standing.${value as 'paused'}`),
      attribute: (value) => (t.has(`attribute.${value}`) ? t(`attribute.${value as 'level'}`) : String(value)),
      leastLevel: levelOf,
      mostLevel: levelOf,
    };
    const say = (name: string, value: string | number): string | number => {
      if (MONEY.includes(name)) return formatMoney(Number(value), 'plain');
      return words[name]?.(value) ?? value;
    };
    return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, say(name, value)]));
  };
  return (
    <ul className="grid divide-y divide-line">
      {findings.map((found) => {
        const [Icon, ink] = ICONS[found.level];
        const { code, step, about, level } = found;
        return (
          <li key={`${code} ${about?.sort} ${about?.code} ${JSON.stringify(found.facts)}`} className="flex gap-3 py-3">
            <Icon aria-hidden="true" className={cn('mt-0.5 size-[18px] shrink-0', ink)} />
            <div className="grid min-w-0 flex-1 gap-0.5">
              <p className="text-dense font-medium">
                <span className="sr-only">{t(`level.${level}`)}</span>
                {t(`finding.${code}.said`, factsOf(found))}
              </p>
              <p className="text-dense text-muted">{t(`finding.${code}.todo`)}</p>
            </div>
            <div className="flex shrink-0 flex-wrap items-start justify-end gap-2 text-dense">
              {about === null ? null : <TextLink href={partHref(about)}>{t('finding.look')}</TextLink>}
              {onStep === undefined ? null : (
                <Button size="sm" onClick={() => onStep(step)}>
                  {t('finding.mend', { step: t(`step.${step}`) })}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
