'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import type { RewardField } from '@/lib/rewards/kind';
import { rewardKinds } from '@/lib/rewards/registry';
import { NamedPicker } from './named-picker';

/** A reward while somebody writes it: its parameters may be unfinished. */
export type WrittenReward = { readonly kind: string; readonly params: unknown };

/** What may be named by rewards, as the page read it: what is live, by name and code. */
export type RewardChoices = Readonly<
  Record<'batch' | 'benefit' | 'activity', readonly { readonly value: string; readonly label: string }[]>
>;

/** Writes what is given together, each kind drawn from its own fields; wants the texts `rewards` (and `ui`). */
export function RewardsEditor({
  value,
  onChange,
  choices,
  kinds = rewardKinds.all.map(({ code }) => code),
  max = 10,
  label,
}: {
  readonly value: readonly WrittenReward[];
  readonly onChange: (value: readonly WrittenReward[]) => void;
  readonly choices: RewardChoices;
  /** The kinds that may be chosen; all when it does not say. */
  readonly kinds?: readonly string[];
  readonly max?: number;
  readonly label?: string;
}) {
  const t = useTranslations('rewards');
  const id = useId();
  const put = (place: number, reward: WrittenReward) => onChange(value.map((one, at) => (at === place ? reward : one)));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-dense font-medium">{label ?? t('editor.title')}</legend>
      {value.length === 0 ? <p className="text-dense text-muted">{t('editor.none')}</p> : null}
      {value.map((reward, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a reward has no name of its own while it is written
          key={`${id}${place}`}
          className="grid gap-3 rounded-control border border-line p-3 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="grid gap-3 sm:grid-cols-3">
            <Field label={t('editor.kind')}>
              <NativeSelect
                value={reward.kind}
                options={kinds.map((code) => ({ value: code, label: t(`name.${code}` as 'name.points') }))}
                onChange={({ target }) => put(place, begun(target.value, choices))}
              />
            </Field>
            <Params reward={reward} choices={choices} onChange={(params) => put(place, { ...reward, params })} />
          </div>
          <IconButton
            label={t('editor.remove', { place: place + 1 })}
            icon={<Trash2 />}
            onClick={() => onChange(value.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      <Button
        className="justify-self-start"
        size="sm"
        icon={<Plus />}
        disabled={value.length >= max}
        onClick={() => onChange([...value, begun(kinds[0] ?? 'points', choices)])}
      >
        {t('editor.add')}
      </Button>
    </fieldset>
  );
}

/** A new reward of the kind: its example, naming nothing that was not chosen. */
function begun(kind: string, choices: RewardChoices): WrittenReward {
  const known = rewardKinds.find(kind);
  const params = Object.entries(known?.fields ?? {}).map(([name, { as }]) => {
    return [name, as === 'count' ? known?.example[name] : (choices[as][0]?.value ?? '')];
  });
  return { kind, params: Object.fromEntries(params) };
}

function Params({
  reward,
  choices,
  onChange,
}: {
  readonly reward: WrittenReward;
  readonly choices: RewardChoices;
  readonly onChange: (params: unknown) => void;
}) {
  const t = useTranslations('rewards');
  const known = rewardKinds.find(reward.kind);
  const params = (reward.params ?? {}) as Readonly<Record<string, unknown>>;
  const read = known?.params.safeParse(params);
  const wrong = new Set(read?.success === false ? read.error.issues.map(({ path }) => path[0]) : []);
  return Object.entries(known?.fields ?? {}).map(([name, field]) => (
    <Field
      key={name}
      label={t(`field.${name}` as 'field.points')}
      error={wrong.has(name) ? t('editor.wrong') : undefined}
      required
    >
      <Param
        field={field}
        choices={choices}
        value={params[name]}
        onChange={(next) => onChange({ ...params, [name]: next })}
      />
    </Field>
  ));
}

function Param({
  field: { as, min, max },
  choices,
  value,
  onChange,
}: {
  readonly field: RewardField;
  readonly choices: RewardChoices;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  if (as === 'count') {
    const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    return <NumberField value={typeof value === 'number' ? value : null} onChange={onChange} {...limits} />;
  }
  return <NamedPicker options={choices[as]} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
}
