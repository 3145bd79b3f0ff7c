'use client';
import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import type { Condition } from '@/lib/kernel/condition';
import type { BuilderParts } from './builder-context';
import { ReadBack } from './read-back';
import { RuleBuilder } from './rule-builder';
import { Templates } from './templates-list';

/** The rule with what begins it and how it reads. */
export function RuleCard({
  where,
  isWhole,
  parts,
  month,
  onChange,
}: {
  readonly where: Condition | null;
  /** Whether every row says what it needs. */
  readonly isWhole: boolean;
  readonly parts: BuilderParts;
  readonly month: number;
  readonly onChange: (where: Condition | null) => void;
}) {
  const t = useTranslations('segments');
  return (
    <Card>
      <CardHeader
        title={t('editor.rule')}
        note={t('editor.ruleNote')}
        action={<Templates month={month} onTake={onChange} />}
      />
      <div className="grid gap-3 px-4 pb-4">
        <RuleBuilder where={where} parts={parts} onChange={onChange} />
        <ReadBack where={isWhole ? where : null} />
        <p className="text-xs text-muted">{t('builder.keys')}</p>
      </div>
    </Card>
  );
}
