'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useValue } from '@/components/editing/fields';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import { TextLink } from '@/components/ui/text-link';
import { SORTS, type Sort } from '@/lib/campaigns/kind';
import { campaignKinds } from '@/lib/campaigns/registry';
import { partHref, SORT_HOME } from '../_components/part-links';
import { useNeed } from '../_components/use-need';
import type { PickablePart } from '../_reading/wizard-parts';
import { EntryCard, type EntryChoices } from './entry-card';

type Ref = { readonly sort: string; readonly code: string };

/** What the campaign is made of: parts that their own editors wrote, picked here (decision 071). */
export function PlayStep({
  parts,
  entries,
  rewards,
}: {
  readonly parts: readonly PickablePart[];
  readonly entries: EntryChoices;
  readonly rewards: RewardChoices;
}) {
  return (
    <>
      <PartsCard parts={parts} />
      <EntryCard choices={entries} rewards={rewards} />
    </>
  );
}

function PartsCard({ parts }: { readonly parts: readonly PickablePart[] }) {
  const t = useTranslations('campaigns');
  const locale = useLocale();
  const { value, set, error } = useValue('parts');
  const type = useValue('type').value;
  const picked: readonly Ref[] = Array.isArray(value) ? (value as Ref[]) : [];
  const kind = campaignKinds.find(String(type));
  const needed = useNeed();
  const labelOf = ({ sort, code }: Ref) => parts.find((one) => one.sort === sort && one.code === code)?.label ?? code;
  return (
    <Card>
      <CardHeader title={t('step.play')} note={t('wizard.playNote')} />
      <div className="grid gap-4 px-4 pb-4">
        {kind === undefined || kind.needs.length === 0 ? null : (
          <p className="text-dense text-muted">
            {t('wizard.needs', {
              type: locale === 'en' ? kind.name.en : kind.name.zh,
              sorts: kind.needs.map(({ sorts, kinds }) => needed(sorts, kinds)).join(t('or')),
            })}
          </p>
        )}
        {picked.length === 0 ? (
          <p className="text-dense text-muted">{t('wizard.noParts')}</p>
        ) : (
          <ul className="grid gap-2" aria-label={t('field.parts')}>
            {picked.map((one, place) => (
              <li
                key={`${one.sort} ${one.code}`}
                className="flex flex-wrap items-center gap-2 rounded-control border border-line px-3 py-2 text-dense"
              >
                <Badge>{t(`sort.${one.sort as Sort}`)}</Badge>
                <TextLink href={partHref(one)}>{labelOf(one)}</TextLink>
                <span className="text-xs text-muted">{one.code}</span>
                <span className="ml-auto">
                  <IconButton
                    label={t('wizard.takeOut', { name: labelOf(one) })}
                    icon={<Trash2 aria-hidden="true" />}
                    onClick={() => set(picked.filter((_, at) => at !== place))}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
        {error === undefined ? null : <p className="text-dense text-danger">{error}</p>}
        <AddPart parts={parts} picked={picked} onAdd={(one) => set([...picked, one])} />
      </div>
    </Card>
  );
}

function AddPart({
  parts,
  picked,
  onAdd,
}: {
  readonly parts: readonly PickablePart[];
  readonly picked: readonly Ref[];
  readonly onAdd: (one: Ref) => void;
}) {
  const t = useTranslations('campaigns');
  const [sort, setSort] = useState<Sort>('offer');
  const [code, setCode] = useState('');
  const left = parts.filter(
    (one) => one.sort === sort && !picked.some((other) => other.sort === sort && other.code === one.code),
  );
  const options = left.map((one) => ({
    value: one.code,
    label: one.label === one.code ? one.code : `${one.label} · ${one.code}`,
  }));
  const chosen = left.some((one) => one.code === code) ? code : '';
  return (
    <fieldset className="grid items-end gap-3 sm:grid-cols-[160px_minmax(0,1fr)_auto]">
      <legend className="sr-only">{t('wizard.addPart')}</legend>
      <Field label={t('field.sort')}>
        <NativeSelect
          value={sort}
          options={SORTS.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
          onChange={(event) => setSort(event.target.value as Sort)}
        />
      </Field>
      <Field label={t('field.part')}>
        <NativeSelect
          value={chosen}
          options={[
            { value: '', label: options.length === 0 ? t('wizard.noneOfSort') : t('wizard.choose') },
            ...options,
          ]}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Button
        icon={<Plus aria-hidden="true" />}
        disabled={chosen === ''}
        onClick={() => {
          onAdd({ sort, code: chosen });
          setCode('');
        }}
      >
        {t('wizard.addPart')}
      </Button>
      <p className="text-xs text-muted sm:col-span-3">
        {t('wizard.elsewhere')}{' '}
        <TextLink href={`${SORT_HOME[sort]}/new`}>{t('wizard.writeNew', { sort: t(`sort.${sort}`) })}</TextLink>
      </p>
    </fieldset>
  );
}
