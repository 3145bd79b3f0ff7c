'use client';
import { useTranslations } from 'next-intl';
import { NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { useChoices } from '@/components/goods/use-choices';
import { Checkbox } from '@/components/ui/checkbox';
import { Group } from './parts';

type Share = { readonly level: string; readonly times: number | null; readonly params?: unknown };

/** Who gets it: everybody, or members of some levels, each with times of its own (4.B.7). */
export function LevelsGroup() {
  const t = useTranslations('benefits');
  const { value, set } = useValue('levels');
  const kind = String(useValue('kind').value);
  const { options } = useChoices('levels');
  const shares = (Array.isArray(value) ? value : []) as readonly Share[];
  const toggle = (level: string, is: boolean) => {
    const kept = shares.filter((share) => share.level !== level);
    const all = is ? [...kept, { level, times: 1 }] : kept;
    const order = options.map((option) => option.value);
    set(all.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level)));
  };
  return (
    <Group title={t('editor.who')} note={t('editor.whoNote')}>
      {shares.length === 0 ? (
        <NumberAt at="times" label={t('editor.times')} help={t('editor.emptyIsUnlimited')} />
      ) : null}
      {options.map(({ value: level, label }) => {
        const place = shares.findIndex((share) => share.level === level);
        return (
          <div key={level} className="grid gap-2">
            <Checkbox label={label} checked={place >= 0} onCheckedChange={(is) => toggle(level, is)} />
            {place < 0 ? null : (
              <>
                <NumberAt
                  at={`levels.${place}.times`}
                  label={t('editor.timesOf', { level: String(label) })}
                  help={t('editor.emptyIsUnlimited')}
                />
                {kind === 'gift_coupon' ? (
                  <TextAt at={`levels.${place}.params.batch`} label={t('editor.batchOf', { level: String(label) })} />
                ) : null}
              </>
            )}
          </div>
        );
      })}
    </Group>
  );
}
