'use client';
import { useTranslations } from 'next-intl';
import { conditionKinds } from '@/lib/kernel/earning';
import { ChoicesAt } from './choices-at';
import type { EditedMultiplier, Num } from './edited-rules';
import { useWords } from './editor-context';
import { NumberAt } from './number-at';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The parameters of a condition, drawn from what its kind says they hold. */
export function WhenFields({
  path,
  when,
  onChange,
}: {
  readonly path: string;
  readonly when: EditedMultiplier['when'];
  readonly onChange: (when: EditedMultiplier['when']) => void;
}) {
  const t = useTranslations('earning');
  const { locale, levels, categories } = useWords();
  const nameOf = ({ name }: (typeof levels)[number]) => (locale === 'zh-CN' ? name.zh : name.en);
  const options = {
    levels: levels.map((one) => ({ value: one.code, label: nameOf(one) })),
    categories: categories.map((one) => ({ value: one.code, label: nameOf(one) })),
  };
  const fields = Object.entries(conditionKinds.find(when.kind)?.fields ?? {});
  return fields.map(([param, field]) => {
    const at = { path: `${path}.${param}`, label: t(`field.${field}`) };
    const put = (value: unknown) => onChange({ ...when, [param]: value });
    if (field === 'weekdays') {
      const days = WEEKDAYS.map((value) => ({ value, label: t(`weekday.${value}`) }));
      return <ChoicesAt key={param} {...at} options={days} value={listOf<number>(when[param])} onChange={put} />;
    }
    if (field === 'levels' || field === 'categories') {
      return (
        <ChoicesAt key={param} {...at} options={options[field]} value={listOf<string>(when[param])} onChange={put} />
      );
    }
    return <NumberAt key={param} {...at} value={(when[param] ?? null) as Num} onChange={put} />;
  });
}

const listOf = <V,>(value: unknown): readonly V[] => (Array.isArray(value) ? value : []);
