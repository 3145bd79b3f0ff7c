'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { NumberAt, useValue } from '@/components/editing/fields';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { FallbackAt } from './fallback';
import { PrizeFields } from './prize-fields';

const PRIZES_MAX = 24;
const POINTS = { as: 'rewards', rewards: [{ kind: 'points', params: { points: 10 } }] };

/** The prizes with their weights and stocks, the weight of no prize, and what is given instead. */
export function PrizesGroup({ rewards, ceiling }: { readonly rewards: RewardChoices; readonly ceiling: number }) {
  const t = useTranslations('games');
  const { value, set, error } = useValue('prizes');
  const prizes = Array.isArray(value) ? value : [];
  const add = () =>
    set([
      ...prizes,
      { code: `prize-${prizes.length + 1}`, name: { zh: '', en: '' }, weight: 1, worth: 0, gives: POINTS },
    ]);
  return (
    <Card>
      <CardHeader title={t('editor.prizes')} note={t('editor.prizesNote')} />
      <div className="grid gap-4 px-4 pb-4">
        {prizes.map((prize, place) => (
          <PrizeFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what a prize is known by while it is written
            key={place}
            at={`prizes.${place}`}
            label={String(prize?.name?.zh || prize?.code || place + 1)}
            rewards={rewards}
            ceiling={ceiling}
            onRemove={() => set(prizes.toSpliced(place, 1))}
          />
        ))}
        {error === undefined ? null : <p className="text-dense text-danger">{error}</p>}
        <Button
          className="justify-self-start"
          icon={<Plus aria-hidden="true" />}
          disabled={prizes.length >= PRIZES_MAX}
          onClick={add}
        >
          {t('editor.addPrize')}
        </Button>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberAt at="nothing" label={t('editor.nothing')} help={t('editor.nothingHelp')} />
          <FallbackAt />
        </div>
      </div>
    </Card>
  );
}
