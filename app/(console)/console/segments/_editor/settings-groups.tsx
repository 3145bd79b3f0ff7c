'use client';
import { useTranslations } from 'next-intl';
import { TextAt, useEditing, useValue } from '@/components/editing/fields';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { KINDS } from '@/lib/segments/rules/terms';
import { Group } from '../../benefits/_editor/parts';

const REFRESHES = ['live', 'scheduled', 'manual'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const EVERY_DAY = { mode: 'scheduled', at: '03:00', weekdays: [...WEEKDAYS] };

/** What a segment is called, who answers for it, and how its members are chosen, which stays once it is published. */
export function AboutGroup({ isPublished }: { readonly isPublished: boolean }) {
  const t = useTranslations('segments');
  const { edited, change } = useEditing();
  const kind = String(edited.kind);
  return (
    <Group title={t('editor.about')}>
      <TextAt at="name.zh" label={t('editor.nameZh')} />
      <TextAt at="name.en" label={t('editor.nameEn')} />
      <TextAt at="description.zh" label={t('editor.descriptionZh')} />
      <TextAt at="description.en" label={t('editor.descriptionEn')} />
      <TextAt at="owner" label={t('editor.owner')} help={t('editor.ownerHelp')} />
      <div className="grid content-start gap-1.5">
        <p className="text-dense font-medium">{t('editor.kind')}</p>
        {isPublished ? (
          <p className="text-dense text-muted">{t(`kind.${kind as 'rule'}`)}</p>
        ) : (
          <SegmentedControl
            label={t('editor.kind')}
            value={kind}
            options={KINDS.map((one) => ({ value: one as string, label: t(`kind.${one}`) }))}
            onChange={(next) =>
              change({
                ...edited,
                kind: next,
                ...(next === 'rule' ? {} : { where: null, refresh: { mode: 'manual' } }),
              })
            }
          />
        )}
      </div>
    </Group>
  );
}

/** When the members of a rule are found anew (S0-6.1). */
export function RefreshGroup() {
  const t = useTranslations('segments');
  const { edited } = useEditing();
  const { value, set, zone } = useValue('refresh');
  const { error: missing } = useValue('refresh.weekdays');
  const refresh = (value ?? { mode: 'live' }) as { mode: string; at?: string; weekdays?: readonly number[] };
  if (edited.kind !== 'rule') return null;
  const days = refresh.weekdays ?? [];
  return (
    <Group title={t('editor.refresh')} note={t(`refresh.${refresh.mode as 'live'}Note`)}>
      <div className="sm:col-span-2">
        <SegmentedControl
          label={t('editor.refresh')}
          value={refresh.mode}
          options={REFRESHES.map((one) => ({ value: one as string, label: t(`refresh.${one}`) }))}
          onChange={(mode) => set(mode === 'scheduled' ? EVERY_DAY : { mode })}
        />
      </div>
      {refresh.mode !== 'scheduled' ? null : (
        <>
          <Field label={t('refresh.at')} help={t('refresh.zone', { zone })}>
            <Input
              type="time"
              value={refresh.at ?? ''}
              onChange={(event) => set({ ...refresh, at: event.target.value })}
            />
          </Field>
          <fieldset className="min-w-0">
            <legend className="mb-1.5 text-dense font-medium">{t('refresh.weekdays')}</legend>
            <div className="flex flex-wrap gap-x-3 gap-y-1.5">
              {WEEKDAYS.map((day) => (
                <label key={day} className="inline-flex min-h-6 items-center gap-1.5 text-dense">
                  <input
                    type="checkbox"
                    className="size-4 accent-accent"
                    checked={days.includes(day)}
                    onChange={(event) =>
                      set({
                        ...refresh,
                        weekdays: event.target.checked ? [...days, day].sort() : days.filter((one) => one !== day),
                      })
                    }
                  />
                  {t(`weekday.${day}`)}
                </label>
              ))}
            </div>
            {missing === undefined ? null : <p className="mt-1 text-xs text-danger">{missing}</p>}
          </fieldset>
        </>
      )}
    </Group>
  );
}
