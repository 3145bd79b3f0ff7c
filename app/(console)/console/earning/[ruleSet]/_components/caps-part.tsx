'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { PERIODS } from '@/lib/kernel/earning';
import { CodeAt } from './code-at';
import { type EditedCap, freeCode } from './edited-rules';
import { useWords } from './editor-context';
import { ListEditor } from './list-editor';
import { NumberAt } from './number-at';

/** The most that a member is granted in a local period; of points by everything, of growth by behaviours. */
export function CapsPart({
  at,
  items,
  onChange,
}: {
  readonly at: 'caps' | 'behaviourCaps';
  readonly items: readonly EditedCap[];
  readonly onChange: (items: readonly EditedCap[]) => void;
}) {
  const t = useTranslations('earning');
  const unit = t(`unit.${useWords().unit}`);
  return (
    <ListEditor
      title={t(`part.${at}`)}
      note={t(`part.${at}Note`)}
      items={items}
      nameOf={({ period }) => t('name.cap', { period: t(`period.${period}`) })}
      onChange={onChange}
      addLabel={t('add.cap')}
      empty={t('empty.caps')}
      make={() => ({ code: freeCode('month', items), period: 'month', limit: 5_000 })}
    >
      {(item, index, put) => (
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label={t('field.period')}>
            <NativeSelect
              options={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
              value={item.period}
              onChange={(event) => put({ ...item, period: event.target.value })}
            />
          </Field>
          <NumberAt
            path={`${at}.${index}.limit`}
            label={t('field.most')}
            unit={unit}
            value={item.limit}
            onChange={(limit) => put({ ...item, limit })}
          />
          <CodeAt path={`${at}.${index}.code`} value={item.code} onChange={(code) => put({ ...item, code })} />
        </div>
      )}
    </ListEditor>
  );
}
