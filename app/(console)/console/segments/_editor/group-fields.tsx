'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { NativeSelect } from '@/components/ui/native-select';
import { useBuilding } from './builder-context';
import { PartActs } from './part-acts';
import { RowFields } from './row-fields';
import { type Group, isGroup, MODES, type Mode } from './rule-model';

const DEPTH_MAX = 6;

/** The bracket of a group tells how its parts are joined; its legend and the words between them say the same. */
const BRACKETS: Readonly<Record<Mode, string>> = {
  all: 'border-l-chart-2',
  any: 'border-l-chart',
  none: 'border-l-danger',
  not_all: 'border-l-chart-4',
};

/** One group of a rule: how it is read, its parts with the word between them, and what may be added (B3). */
export function GroupFields({
  group,
  depth,
  at,
  of,
}: {
  readonly group: Group;
  readonly depth: number;
  /** Its place in the group around it, and how many stand there. */
  readonly at: number;
  readonly of: number;
}) {
  const t = useTranslations('segments');
  const { put, addRow, addGroup } = useBuilding();
  const { mode, parts } = group;
  const name = depth === 0 ? t('builder.rule') : t('builder.group', { place: at + 1 });
  return (
    <fieldset className={cn('min-w-0 border-l-[3px] py-1 pl-3 sm:pl-4', BRACKETS[mode])}>
      <legend className="sr-only">{t('builder.legend', { name, mode: t(`builder.mode.${mode}`) })}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-44 max-w-full">
          <NativeSelect
            aria-label={t('builder.modeOf', { name })}
            value={mode}
            options={MODES.map((one) => ({ value: one, label: t(`builder.mode.${one}`) }))}
            onChange={(event) => put(group.id, { ...group, mode: event.target.value as Mode })}
          />
        </div>
        <p className="min-w-0 text-xs text-muted">{t(`builder.modeHelp.${mode}`)}</p>
        {depth === 0 ? null : <PartActs part={group} name={name} at={at} of={of} className="ml-auto" />}
      </div>
      <ol className="mt-2 grid gap-2">
        {parts.map((part, place) => (
          <li key={part.id} className="grid min-w-0 gap-2">
            {place === 0 ? null : <Joint mode={mode} />}
            {isGroup(part) ? (
              <GroupFields group={part} depth={depth + 1} at={place} of={parts.length} />
            ) : (
              <RowFields row={part} at={place} of={parts.length} />
            )}
          </li>
        ))}
      </ol>
      {parts.length === 0 ? <p className="text-dense text-muted">{t('builder.empty')}</p> : null}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden="true" />} onClick={() => addRow(group.id)}>
          {t('builder.addRow')}
        </Button>
        {depth < DEPTH_MAX && parts.length > 0 ? (
          <Button size="sm" variant="ghost" icon={<Plus aria-hidden="true" />} onClick={() => addGroup(group.id)}>
            {t('builder.addGroup')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

const JOINTS: Readonly<Record<Mode, 'and' | 'or'>> = { all: 'and', not_all: 'and', any: 'or', none: 'or' };
const JOINT_INKS = { and: 'text-info', or: 'text-accent' } as const;

/** The word between two parts: seen by everybody, read with the legend by whoever listens. */
function Joint({ mode }: { readonly mode: Mode }) {
  const t = useTranslations('segments');
  const joint = JOINTS[mode];
  return (
    <p aria-hidden="true" className={cn('text-xs font-bold', JOINT_INKS[joint])}>
      {t(`builder.joint.${joint}`)}
    </p>
  );
}
