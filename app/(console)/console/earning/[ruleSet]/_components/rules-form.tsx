'use client';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { BehavioursPart } from './behaviours-part';
import { BonusesPart } from './bonuses-part';
import { CapsPart } from './caps-part';
import { ChoicesAt } from './choices-at';
import type { EditedRules } from './edited-rules';
import { useWords } from './editor-context';
import { MultipliersPart } from './multipliers-part';
import { NumberAt } from './number-at';

/** Everything that a rule set says, as a form; the order of each list is its order in the rules (4.M). */
export function RulesForm({
  rules,
  onChange,
}: {
  readonly rules: EditedRules;
  readonly onChange: (rules: EditedRules) => void;
}) {
  const t = useTranslations('earning');
  const { locale, unit, categories } = useWords();
  const { order, caps, behaviourCaps, pending, expireAfterYears } = rules;
  const putOrder = (more: Partial<EditedRules['order']>) => onChange({ ...rules, order: { ...order, ...more } });
  return (
    <div className="grid gap-4">
      <Card inset className="grid gap-5">
        <div className="grid gap-3 sm:grid-cols-2">
          <NumberAt
            path="order.rateBp"
            label={t('field.perYuan', { unit: t(`unit.${unit}`) })}
            kind="rate"
            value={order.rateBp}
            onChange={(rateBp) => putOrder({ rateBp })}
          />
          <NumberAt
            path="order.productMaxBp"
            label={t('field.productMax')}
            help={t('field.productMaxHelp')}
            kind="rate"
            value={order.productMaxBp}
            onChange={(productMaxBp) => putOrder({ productMaxBp })}
          />
        </div>
        <MultipliersPart items={order.multipliers} onChange={(multipliers) => putOrder({ multipliers })} />
        <BonusesPart items={order.bonuses} onChange={(bonuses) => putOrder({ bonuses })} />
        <ChoicesAt
          path="order.excludedCategories"
          label={t('field.excluded')}
          options={categories.map(({ code, name }) => ({ value: code, label: locale === 'zh-CN' ? name.zh : name.en }))}
          value={order.excludedCategories}
          onChange={(excludedCategories) => putOrder({ excludedCategories })}
        />
      </Card>
      <Card inset className="grid gap-5">
        <BehavioursPart items={rules.behaviours} onChange={(behaviours) => onChange({ ...rules, behaviours })} />
        {caps === undefined ? null : (
          <CapsPart at="caps" items={caps} onChange={(next) => onChange({ ...rules, caps: next })} />
        )}
        {behaviourCaps === undefined ? null : (
          <CapsPart
            at="behaviourCaps"
            items={behaviourCaps}
            onChange={(next) => onChange({ ...rules, behaviourCaps: next })}
          />
        )}
      </Card>
      {pending === undefined || expireAfterYears === undefined ? null : (
        <Card inset className="grid gap-3 sm:grid-cols-3">
          <NumberAt
            path="pending.afterCompletionDays"
            label={t('field.afterCompletion')}
            unit={t('field.days')}
            value={pending.afterCompletionDays}
            onChange={(afterCompletionDays) => onChange({ ...rules, pending: { ...pending, afterCompletionDays } })}
          />
          <NumberAt
            path="pending.afterPaymentDays"
            label={t('field.afterPayment')}
            unit={t('field.days')}
            value={pending.afterPaymentDays}
            onChange={(afterPaymentDays) => onChange({ ...rules, pending: { ...pending, afterPaymentDays } })}
          />
          <div className="grid content-start gap-1">
            {expireAfterYears === null ? null : (
              <NumberAt
                path="expireAfterYears"
                label={t('field.expiry')}
                unit={t('field.years')}
                value={expireAfterYears}
                onChange={(years) => onChange({ ...rules, expireAfterYears: years ?? 0 })}
              />
            )}
            <Checkbox
              label={t('field.never')}
              checked={expireAfterYears === null}
              onCheckedChange={(never) => onChange({ ...rules, expireAfterYears: never ? null : 2 })}
            />
          </div>
        </Card>
      )}
    </div>
  );
}
