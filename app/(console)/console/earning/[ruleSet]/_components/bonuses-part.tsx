'use client';
import { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/kernel/format';
import { CodeAt } from './code-at';
import { type EditedBonus, freeCode } from './edited-rules';
import { useWords } from './editor-context';
import { ListEditor } from './list-editor';
import { NumberAt } from './number-at';

const HUNDRED_YUAN = 10_000;

/** The fixed amounts that large orders earn beside. */
export function BonusesPart({
  items,
  onChange,
}: {
  readonly items: readonly EditedBonus[];
  readonly onChange: (items: readonly EditedBonus[]) => void;
}) {
  const t = useTranslations('earning');
  const unit = t(`unit.${useWords().unit}`);
  return (
    <ListEditor
      title={t('part.bonuses')}
      note={t('part.bonusesNote')}
      items={items}
      nameOf={({ baseAtLeast }) => t('name.bonus', { base: formatMoney(baseAtLeast ?? 0, 'plain') })}
      onChange={onChange}
      addLabel={t('add.bonus')}
      empty={t('empty.bonuses')}
      make={() => ({ code: freeCode('bonus', items), amount: 10, baseAtLeast: HUNDRED_YUAN })}
    >
      {(item, index, put) => (
        <div className="grid gap-3 sm:grid-cols-3">
          <NumberAt
            path={`order.bonuses.${index}.baseAtLeast`}
            label={t('field.base')}
            kind="money"
            value={item.baseAtLeast}
            onChange={(baseAtLeast) => put({ ...item, baseAtLeast })}
          />
          <NumberAt
            path={`order.bonuses.${index}.amount`}
            label={t('field.amount')}
            unit={unit}
            value={item.amount}
            onChange={(amount) => put({ ...item, amount })}
          />
          <CodeAt path={`order.bonuses.${index}.code`} value={item.code} onChange={(code) => put({ ...item, code })} />
        </div>
      )}
    </ListEditor>
  );
}
