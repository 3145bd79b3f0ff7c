'use client';
import { useTranslations } from 'next-intl';
import { CodesAt, useValue } from '@/components/editing/fields';
import { Checkbox } from '@/components/ui/checkbox';
import { ChoiceAt, Group } from './parts';

const WAYS = ['registration', 'level_entry', 'period', 'birthday', 'dates', 'order', 'behaviour', 'claim'] as const;
const BEGIN: Readonly<Partial<Record<(typeof WAYS)[number], object>>> = {
  level_entry: { skipped: 'all' },
  birthday: { window: 'day' },
  dates: { dates: [] },
};

/** How it comes to members by itself, or may be claimed; by hand it may always be granted (S0-3.3). */
export function GiveOnGroup() {
  const t = useTranslations('benefits');
  const { value, set, error } = useValue('giveOn');
  const rules = (Array.isArray(value) ? value : []) as readonly { readonly on: string }[];
  const toggle = (on: (typeof WAYS)[number], is: boolean) =>
    set(is ? [...rules, { on, ...BEGIN[on] }] : rules.filter((rule) => rule.on !== on));
  return (
    <Group title={t('editor.giveOn')} note={t('editor.giveOnNote')}>
      {WAYS.map((on) => {
        const place = rules.findIndex((rule) => rule.on === on);
        const at = `giveOn.${place}`;
        return (
          <div key={on} className="grid gap-2">
            <Checkbox label={t(`on.${on}`)} checked={place >= 0} onCheckedChange={(is) => toggle(on, is)} />
            {place >= 0 && on === 'level_entry' ? (
              <ChoiceAt
                at={`${at}.skipped`}
                label={t('editor.skipped')}
                all={['all', 'none'] as const}
                name={(one) => t(`skipped.${one}`)}
              />
            ) : null}
            {place >= 0 && on === 'birthday' ? (
              <ChoiceAt
                at={`${at}.window`}
                label={t('editor.window')}
                all={['day', 'month'] as const}
                name={(one) => t(`window.${one}`)}
              />
            ) : null}
            {place >= 0 && on === 'dates' ? (
              <CodesAt at={`${at}.dates`} label={t('editor.dates')} help={t('editor.datesHelp')} />
            ) : null}
            {place >= 0 && on === 'behaviour' ? (
              <CodesAt at={`${at}.ways`} label={t('editor.ways')} help={t('editor.waysHelp')} />
            ) : null}
          </div>
        );
      })}
      {error === undefined ? null : <span className="text-dense text-danger sm:col-span-2">{error}</span>}
    </Group>
  );
}
