'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { DescriptionList } from '@/components/ui/description-list';
import type { SettingsShown } from '@/lib/settings';
import { type SettingField, valueAt } from '@/lib/settings/rules/fields';
import { FieldControl } from './field-control';
import { SaveBar } from './save-bar';
import { SectionHistory } from './section-history';
import { useEdited } from './use-edited';
import { useFieldWords } from './use-field-words';

/** One section: its fields as a form, or as a list for who may only look, and what was changed lately. */
export function SectionCard({
  section,
  shown,
  zone,
  mayEdit,
}: {
  readonly section: SettingsShown;
  /** The fields that a search left. */
  readonly shown: readonly SettingField[];
  readonly zone: string;
  readonly mayEdit: boolean;
}) {
  const t = useTranslations('settings');
  const words = useFieldWords();
  const edited = useEdited(section, zone);
  const { code } = section;
  return (
    <Card id={code} className="scroll-mt-20">
      <CardHeader title={t(`section.${code}.title`)} note={t(`section.${code}.note`)} />
      <form
        noValidate
        aria-label={t(`section.${code}.title`)}
        className="grid gap-4 px-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          edited.save();
        }}
      >
        {groupsOf(shown).map((fields) => {
          const path = fields[0]?.path ?? [];
          return (
            <FieldGroup key={String(path)} legend={words.group(code, path)} isPair={fields.length === 2}>
              {mayEdit ? (
                fields.map((field) => (
                  <FieldControl
                    key={String(field.path)}
                    section={code}
                    field={field}
                    value={valueAt(edited.value, field.path)}
                    trouble={edited.troubleAt(field.path)}
                    onChange={(value) => edited.set(field.path, value)}
                  />
                ))
              ) : (
                <DescriptionList
                  className="col-span-full"
                  items={fields.map((field) => ({
                    name: words.label(code, field.path),
                    value: words.value(code, field, valueAt(section.value, field.path)),
                  }))}
                />
              )}
            </FieldGroup>
          );
        })}
        {mayEdit ? <SaveBar edited={edited} /> : null}
        <SectionHistory section={section} zone={zone} />
      </form>
    </Card>
  );
}

/** Fields of one parent under their name, beside it where there is room; a pair stays side by side on a telephone. */
function FieldGroup({
  legend,
  isPair,
  children,
}: {
  readonly legend: string | null;
  readonly isPair: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const fields = (
    <div className={cn('grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-3', isPair && 'grid-cols-2')}>{children}</div>
  );
  if (legend === null) return fields;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset cannot stand in a column of a grid
    <div
      role="group"
      aria-labelledby={id}
      className="grid gap-x-4 gap-y-1.5 border-t border-line pt-3 lg:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <p id={id} className="text-dense font-medium lg:pt-1">
        {legend}
      </p>
      {fields}
    </div>
  );
}

/** Fields of one parent stand together, in their order. */
function groupsOf(fields: readonly SettingField[]): SettingField[][] {
  const groups = new Map<string, SettingField[]>();
  for (const field of fields) {
    const parent = String(field.path.slice(0, -1));
    groups.set(parent, [...(groups.get(parent) ?? []), field]);
  }
  return [...groups.values()];
}
