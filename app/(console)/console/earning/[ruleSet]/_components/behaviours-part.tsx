'use client';
import { useTranslations } from 'next-intl';
import { sayWay } from '@/components/earning/words';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { earningWays, PERIODS } from '@/lib/kernel/earning';
import { CodeAt } from './code-at';
import { type EditedBehaviour, freeCode } from './edited-rules';
import { useWords } from './editor-context';
import { ListEditor } from './list-editor';
import { NumberAt } from './number-at';
import { TreeFields } from './tree-fields';

/** What members earn beside buying, and how often. */
export function BehavioursPart({
  items,
  onChange,
}: {
  readonly items: readonly EditedBehaviour[];
  readonly onChange: (items: readonly EditedBehaviour[]) => void;
}) {
  const t = useTranslations('earning');
  const words = useWords();
  // Joining gives points alone: growth begins with what somebody does.
  const ways = earningWays.all.filter(({ code }) => words.unit === 'points' || code !== 'sign_up');
  return (
    <ListEditor
      title={t('part.behaviours')}
      note={t('part.behavioursNote')}
      items={items}
      nameOf={(item) => (item.way === 'custom_event' ? (item.event ?? '') : sayWay(item.way, words.t))}
      onChange={onChange}
      addLabel={t('add.behaviour')}
      empty={t('empty.behaviours')}
      make={() => ruleOf('custom_event', items)}
    >
      {(item, index, put) => (
        <>
          <div className="grid gap-3 sm:grid-cols-3">
            <Field label={t('field.way')}>
              <NativeSelect
                options={ways.map(({ code }) => ({ value: code, label: sayWay(code, words.t) }))}
                value={item.way}
                onChange={(event) => put({ ...ruleOf(event.target.value, items), amount: item.amount })}
              />
            </Field>
            <NumberAt
              path={`behaviours.${index}.amount`}
              label={t('field.amount')}
              unit={t(`unit.${words.unit}`)}
              value={item.amount}
              onChange={(amount) => put({ ...item, amount })}
            />
            <CodeAt path={`behaviours.${index}.code`} value={item.code} onChange={(code) => put({ ...item, code })} />
          </div>
          {item.way === 'custom_event' ? (
            <>
              <CodeAt
                label={t('field.event')}
                path={`behaviours.${index}.event`}
                value={item.event ?? ''}
                onChange={(event) => put({ ...item, event })}
              />
              <TreeFields
                path={`behaviours.${index}.when`}
                tree={item.when ?? null}
                onChange={(when) => put({ ...item, when })}
              />
            </>
          ) : null}
          {item.way === 'sign_up' ? null : (
            <div className="grid gap-3 sm:grid-cols-3">
              {PERIODS.map((period) => {
                const place = item.limits.findIndex((limit) => limit.period === period);
                return (
                  <NumberAt
                    key={period}
                    path={`behaviours.${index}.limits.${place < 0 ? 'none' : place}`}
                    label={t('field.limit', { period: t(`period.${period}`) })}
                    value={item.limits[place]?.times ?? null}
                    onChange={(times) => put({ ...item, limits: withLimit(item, period, times) })}
                  />
                );
              })}
            </div>
          )}
        </>
      )}
    </ListEditor>
  );
}

/** No number means no limit. */
const withLimit = ({ limits }: EditedBehaviour, period: string, times: number | null) => [
  ...limits.filter((limit) => limit.period !== period),
  ...(times === null ? [] : [{ period, times }]),
];

function ruleOf(way: string, items: readonly EditedBehaviour[]): EditedBehaviour {
  const known = earningWays.find(way);
  return { way, code: freeCode(way, items), amount: 10, limits: [], ...known?.example };
}
