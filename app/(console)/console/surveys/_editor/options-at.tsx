'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';

const OPTIONS_MAX = 20;

/** The answers to choose from, and how many may be chosen where there may be several. */
export function OptionsAt({ at, hasMax }: { readonly at: string; readonly hasMax: boolean }) {
  const t = useTranslations('surveys');
  const { value, set, error } = useValue(`${at}.options`);
  const options: readonly { readonly code?: string }[] = Array.isArray(value) ? value : [];
  const add = () => {
    const taken = new Set(options.map(({ code }) => code));
    let nth = options.length + 1;
    while (taken.has(`o${nth}`)) nth += 1;
    set([...options, { code: `o${nth}`, text: { zh: '', en: '' } }]);
  };
  return (
    <div className="grid gap-2 sm:col-span-2">
      {options.map((_, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an answer is known by while it is written
          key={place}
          className="grid items-end gap-2 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <TextAt at={`${at}.options.${place}.code`} label={t('option.code', { place: place + 1 })} />
          <TextAt at={`${at}.options.${place}.text.zh`} label={t('option.textZh', { place: place + 1 })} />
          <TextAt at={`${at}.options.${place}.text.en`} label={t('option.textEn', { place: place + 1 })} />
          <IconButton
            label={t('option.remove', { place: place + 1 })}
            icon={<Trash2 aria-hidden="true" />}
            tip="left"
            onClick={() => set(options.filter((__, other) => other !== place))}
          />
        </div>
      ))}
      {error === undefined ? null : <p className="text-dense text-danger">{error}</p>}
      <div className="flex flex-wrap items-end gap-4">
        <Button size="sm" icon={<Plus aria-hidden="true" />} disabled={options.length >= OPTIONS_MAX} onClick={add}>
          {t('option.add')}
        </Button>
        {hasMax ? <NumberAt at={`${at}.max`} label={t('option.max')} help={t('option.maxHelp')} isOptional /> : null}
      </div>
    </div>
  );
}
