'use client';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { type RewardChoices, RewardsEditor, type WrittenReward } from '@/components/rewards/rewards-editor';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import { formatMoney } from '@/lib/kernel/format';

const REWARDS_MAX = 5;
const WAYS = ['rewards', 'goods'] as const;

/** One prize: what it is called, how likely it is, how many there are, what it is worth and what it gives. */
export function PrizeFields({
  at,
  label,
  rewards,
  ceiling,
  onRemove,
}: {
  readonly at: string;
  readonly label: string;
  readonly rewards: RewardChoices;
  readonly ceiling: number;
  readonly onRemove: () => void;
}) {
  const t = useTranslations('games');
  const { value, set, error } = useValue(`${at}.gives`);
  const worth = useValue(`${at}.worth`).value;
  const gives = (value ?? {}) as { readonly as?: string; readonly rewards?: readonly WrittenReward[] };
  const isOver = typeof worth === 'number' && worth > ceiling;
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-control border border-line p-3">
      <legend className="sr-only">{t('prize.label', { name: label })}</legend>
      <div className="flex items-center justify-between gap-2">
        <strong className="min-w-0 truncate text-dense">{label}</strong>
        <IconButton
          label={t('prize.remove', { name: label })}
          icon={<Trash2 aria-hidden="true" />}
          tip="left"
          onClick={onRemove}
        />
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <TextAt at={`${at}.code`} label={t('prize.code')} />
        <TextAt at={`${at}.name.zh`} label={t('prize.nameZh')} />
        <TextAt at={`${at}.name.en`} label={t('prize.nameEn')} />
        <NumberAt at={`${at}.weight`} label={t('prize.weight')} />
        <NumberAt at={`${at}.stock`} label={t('prize.stock')} help={t('editor.emptyIsUnlimited')} />
        <NumberAt at={`${at}.perDay`} label={t('prize.perDay')} help={t('editor.emptyIsUnlimited')} />
        <NumberAt at={`${at}.perMember`} label={t('prize.perMember')} help={t('editor.emptyIsUnlimited')} />
        <NumberAt
          at={`${at}.worth`}
          label={t('prize.worth')}
          as="money"
          help={t('prize.ceiling', { amount: formatMoney(ceiling, 'plain') })}
        />
      </div>
      {isOver ? (
        <p className="text-dense text-danger">{t('prize.over', { amount: formatMoney(ceiling, 'plain') })}</p>
      ) : null}
      <Field label={t('prize.gives')} error={error}>
        <NativeSelect
          value={gives.as ?? 'rewards'}
          options={WAYS.map((way) => ({ value: way, label: t(`gives.${way}`) }))}
          onChange={({ target }) => set(target.value === 'goods' ? { as: 'goods' } : { as: 'rewards', rewards: [] })}
        />
      </Field>
      {gives.as === 'goods' ? null : (
        <RewardsEditor
          value={gives.rewards ?? []}
          onChange={(written) => set({ as: 'rewards', rewards: written })}
          choices={rewards}
          max={REWARDS_MAX}
        />
      )}
    </fieldset>
  );
}
