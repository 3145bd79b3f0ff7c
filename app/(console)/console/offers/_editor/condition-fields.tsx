'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useValue } from '@/components/editing/fields';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { NativeSelect } from '@/components/ui/native-select';
import type { Condition } from '@/lib/kernel/condition';
import { conditionOf, type Group, groupOf, MODES, type Test } from './condition-model';
import { TestFields } from './test-fields';

const DEPTH_MAX = 6;
const NOTHING: Group = { mode: 'all', parts: [] };
const OF_CARTS: Test = { attribute: 'cart.amount', test: 'at_least', number: 10_000, names: [] };
const OF_MEMBERS: Test = { attribute: 'member.level', test: 'one_of', number: null, names: [] };

/**
 * To whom and for what carts an offer speaks: groups of tests, nested as deep as anybody reads. About members, only what is
 * known of them without a cart may be asked.
 */
export function ConditionFields({
  at,
  about = 'carts',
}: {
  readonly at: string;
  readonly about?: 'carts' | 'members';
}) {
  const t = useTranslations('offers');
  const { value, set, error } = useValue(at);
  // What is being written may not be a condition yet, so the editor keeps its own view of it.
  const [group, setGroup] = useState<Group>(() => (value ? groupOf(value as Condition) : NOTHING));
  function change(next: Group) {
    setGroup(next);
    set(conditionOf(next));
  }
  return (
    <div className="grid gap-2 sm:col-span-2">
      {group.parts.length === 0 ? <p className="text-dense text-muted">{t('condition.none')}</p> : null}
      <GroupFields group={group} depth={0} name={t('condition.title')} about={about} onChange={change} />
      {error === undefined ? null : <p className="text-xs text-danger">{error}</p>}
    </div>
  );
}

function GroupFields({
  group,
  depth,
  name,
  about,
  onChange,
  onRemove,
}: {
  readonly group: Group;
  readonly depth: number;
  readonly name: string;
  readonly about: 'carts' | 'members';
  readonly onChange: (next: Group) => void;
  readonly onRemove?: () => void;
}) {
  const t = useTranslations('offers');
  const { mode, parts } = group;
  const first = about === 'members' ? OF_MEMBERS : OF_CARTS;
  const put = (next: Group['parts']) => onChange({ mode, parts: next });
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-control border border-line p-3">
      <legend className="px-1 text-dense font-medium">{name}</legend>
      {parts.length === 0 && depth === 0 ? null : (
        <div className="flex items-center gap-2">
          <div className="w-56 max-w-full">
            <NativeSelect
              aria-label={t('condition.mode', { name })}
              value={mode}
              options={MODES.map((one) => ({ value: one, label: t(`condition.modes.${one}`) }))}
              onChange={(event) => onChange({ mode: event.target.value as Group['mode'], parts })}
            />
          </div>
          {onRemove === undefined ? null : (
            <IconButton
              label={t('condition.removeGroup', { name })}
              icon={<X aria-hidden="true" />}
              tip="left"
              className="ml-auto"
              onClick={onRemove}
            />
          )}
        </div>
      )}
      {parts.map((part, place) => {
        const own = t('condition.place', { name, place: place + 1 });
        const shared = { name: own, about, onRemove: () => put(parts.toSpliced(place, 1)) };
        return 'mode' in part ? (
          <GroupFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the group is what a part is known by
            key={place}
            {...shared}
            group={part}
            depth={depth + 1}
            onChange={(next) => put(parts.with(place, next))}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the group is what a part is known by
          <TestFields key={place} {...shared} test={part} onChange={(next) => put(parts.with(place, next))} />
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden="true" />} onClick={() => put([...parts, first])}>
          {t('condition.add')}
        </Button>
        {depth < DEPTH_MAX && parts.length > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus aria-hidden="true" />}
            onClick={() => put([...parts, { mode: 'any', parts: [first] }])}
          >
            {t('condition.addGroup')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
