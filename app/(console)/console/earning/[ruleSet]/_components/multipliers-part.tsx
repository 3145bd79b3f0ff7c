'use client';
import { useTranslations } from 'next-intl';
import { sayWhen } from '@/components/earning/words';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { capitalised } from '@/components/ui/say';
import { conditionKinds, type When } from '@/lib/kernel/earning';
import { CodeAt } from './code-at';
import { type EditedMultiplier, freeCode, GROUPS } from './edited-rules';
import { useWords } from './editor-context';
import { ListEditor } from './list-editor';
import { NumberAt } from './number-at';
import { WhenFields } from './when-fields';

const DOUBLE = 20_000;

/** The multipliers: in which group, when each speaks, and how much. */
export function MultipliersPart({
  items,
  onChange,
}: {
  readonly items: readonly EditedMultiplier[];
  readonly onChange: (items: readonly EditedMultiplier[]) => void;
}) {
  const t = useTranslations('earning');
  const words = useWords();
  const kinds = conditionKinds.all.map(({ code }) => ({ value: code, label: t(`kind.${code}`) }));
  return (
    <ListEditor
      title={t('part.multipliers')}
      note={t('part.multipliersNote')}
      items={items}
      nameOf={({ when }) => capitalised(sayWhen(when as When, words))}
      onChange={onChange}
      addLabel={t('add.multiplier')}
      empty={t('empty.multipliers')}
      make={() => ({
        code: freeCode('multiplier', items),
        group: 'TIME',
        rateBp: DOUBLE,
        when: { kind: 'weekdays', days: [6, 7] },
      })}
    >
      {(item, index, put) => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t('field.kind')}>
              <NativeSelect
                options={kinds}
                value={item.when.kind}
                onChange={(event) => {
                  const kind = conditionKinds.find(event.target.value);
                  if (kind !== undefined) put({ ...item, when: { kind: kind.code, ...kind.example } });
                }}
              />
            </Field>
            <Field label={t('field.group')}>
              <NativeSelect
                options={GROUPS.map((value) => ({ value, label: t(`group.${value}`) }))}
                value={item.group}
                onChange={(event) => put({ ...item, group: event.target.value })}
              />
            </Field>
            <NumberAt
              path={`order.multipliers.${index}.rateBp`}
              label={t('field.rate')}
              kind="rate"
              value={item.rateBp}
              onChange={(rateBp) => put({ ...item, rateBp })}
            />
            <CodeAt
              path={`order.multipliers.${index}.code`}
              value={item.code}
              onChange={(code) => put({ ...item, code })}
            />
          </div>
          <WhenFields
            path={`order.multipliers.${index}.when`}
            when={item.when}
            onChange={(when) => put({ ...item, when })}
          />
        </>
      )}
    </ListEditor>
  );
}
