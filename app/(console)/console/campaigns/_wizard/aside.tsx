'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Edited, valueAt } from '@/components/editing/edited';
import { Card, CardHeader } from '@/components/ui/card';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { PickablePart } from '../_reading/wizard-parts';
import { BudgetMeter, type BudgetView } from './budget-meter';
import { PhonePreview } from './phone-preview';

/** Beside what is written: the budget, and what members will see in either language (B4). */
export function Aside({
  edited,
  budget,
  parts,
  zone,
}: {
  readonly edited: Edited;
  readonly budget: BudgetView | null;
  readonly parts: readonly Pick<PickablePart, 'sort' | 'code' | 'names'>[];
  readonly zone: string;
}) {
  const t = useTranslations('campaigns');
  const locale = useLocale();
  const [language, setLanguage] = useState<'zh' | 'en'>(locale === 'en' ? 'en' : 'zh');
  const picked = valueAt(edited, ['parts']);
  const names = (Array.isArray(picked) ? (picked as { sort: string; code: string }[]) : []).map(
    ({ sort, code }) => parts.find((one) => one.sort === sort && one.code === code)?.names[language] ?? code,
  );
  return (
    <aside className="grid gap-4" aria-label={t('wizard.beside')}>
      {budget === null ? null : (
        <Card inset>
          <BudgetMeter bar={budget} />
        </Card>
      )}
      <Card>
        <CardHeader title={t('preview.title')} note={t('preview.note', { zone })} />
        <div className="grid justify-items-center gap-3 px-4 pb-4">
          <SegmentedControl
            label={t('preview.language')}
            name="preview-language"
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
          <PhonePreview edited={edited} language={language} parts={names} />
        </div>
      </Card>
    </aside>
  );
}
