'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useValue } from '@/components/editing/fields';
import { type RewardChoices, RewardsEditor, type WrittenReward } from '@/components/rewards/rewards-editor';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { ENTRIES, type EntryOn } from '@/lib/campaigns/rules/entry';

type Edited = {
  readonly on?: EntryOn;
  readonly to?: readonly string[];
  readonly rewards?: readonly WrittenReward[];
  readonly perMember?: number | null;
  readonly total?: number | null;
  readonly inside?: boolean;
};

/** The stages, classes, levels and segments that somebody may come into, each by its name. */
export type EntryChoices = Readonly<
  Record<'stage' | 'value' | 'level' | 'segment', readonly { readonly value: string; readonly label: string }[]>
>;

const BLANK: Edited = { on: 'stage', to: [], rewards: [], perMember: 1, total: 100, inside: false };
const WITHOUT_NAMES: readonly string[] = ['joined', 'begin'];

/** What the campaign gives by itself when a member comes to be something: once for each entry, within limits. */
export function EntryCard({ choices, rewards }: { readonly choices: EntryChoices; readonly rewards: RewardChoices }) {
  const t = useTranslations('plays');
  const { value, set } = useValue('entry');
  const entry = typeof value === 'object' && value !== null ? (value as Edited) : null;
  if (entry === null)
    return (
      <Card>
        <CardHeader
          title={t('entry.title')}
          note={t('entry.note')}
          action={
            <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={() => set(BLANK)}>
              {t('entry.add')}
            </Button>
          }
        />
      </Card>
    );
  const put = (part: Partial<Edited>) => set({ ...entry, ...part });
  const on = entry.on ?? 'stage';
  const to = entry.to ?? [];
  return (
    <Card>
      <CardHeader
        title={t('entry.title')}
        note={t('entry.note')}
        action={
          <Button size="sm" icon={<Trash2 aria-hidden="true" />} onClick={() => set(null)}>
            {t('entry.remove')}
          </Button>
        }
      />
      <div className="grid gap-4 px-4 pb-4">
        <Field label={t('entry.on')}>
          <NativeSelect
            value={on}
            options={ENTRIES.map((one) => ({ value: one, label: t(`on.${one}`) }))}
            onChange={(event) => put({ on: event.target.value as EntryOn, to: [] })}
          />
        </Field>
        {WITHOUT_NAMES.includes(on) ? null : (
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 text-dense font-medium">{t(`to.${on as 'stage'}`)}</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-1.5">
              {choices[on as 'stage'].map((one) => (
                <Checkbox
                  key={one.value}
                  label={one.label}
                  checked={to.includes(one.value)}
                  onCheckedChange={(isOn) =>
                    put({ to: isOn ? [...to, one.value] : to.filter((other) => other !== one.value) })
                  }
                />
              ))}
            </div>
            <Missing at="entry.to" />
          </fieldset>
        )}
        <RewardsEditor
          label={t('entry.rewards')}
          value={entry.rewards ?? []}
          choices={rewards}
          onChange={(next) => put({ rewards: next })}
        />
        <Missing at="entry.rewards" />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('entry.perMember')} help={t('entry.perMemberHelp')}>
            <NumberField
              value={entry.perMember ?? null}
              min={1}
              max={50}
              onChange={(perMember) => put({ perMember })}
            />
          </Field>
          <Field label={t('entry.total')} help={t('entry.totalHelp')}>
            <NumberField value={entry.total ?? null} min={1} onChange={(total) => put({ total })} />
          </Field>
        </div>
        {on === 'joined' || on === 'begin' ? null : (
          <Checkbox
            label={t('entry.inside')}
            checked={entry.inside ?? false}
            onCheckedChange={(inside) => put({ inside })}
          />
        )}
      </div>
    </Card>
  );
}

/** What is to be mended at a place, in its own words. */
function Missing({ at }: { readonly at: string }) {
  const { error } = useValue(at);
  return error === undefined ? null : <p className="text-dense text-danger">{error}</p>;
}
