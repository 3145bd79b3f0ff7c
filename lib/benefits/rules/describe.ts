import type { Sentence } from '@/lib/kernel/earning';
import { ordersOf } from './order-when';
import type { Terms } from './terms';

/** What the terms of a benefit say, one sentence each: read back while editing, and compared for what a version changes. */
export function describeTerms(terms: Terms): readonly Sentence[] {
  const { name, kind, params, levels, times, per, limit, giveOn, validity, when, stacking, cost } = terms;
  const { stores, channels, scope, conditions, where } = terms;
  return [
    { id: 'name', key: 'name', values: { zh: name.zh, en: name.en } },
    { id: 'effect', key: 'effect', values: { kind, params } },
    ...levels.map((share) => ({
      id: `level:${share.level}`,
      key: share.times === null ? 'levelFree' : 'level',
      values: { level: share.level, times: share.times, per, kind, params: share.params ?? null },
    })),
    ...(levels.length > 0
      ? []
      : [{ id: 'times', key: times === null ? 'timesFree' : 'times', values: { times, per } }]),
    ...some(limit !== null, 'limit', { times: limit?.times, per: limit?.per }),
    ...giveOn.map((rule) => ({ id: `on:${rule.on}`, key: `on_${rule.on}`, values: saidOf(rule) })),
    ...giveOn.flatMap(ordersSaid),
    { id: 'validity', key: `validity_${validity.type}`, values: { ...validity } },
    ...some(when.weekdays.length > 0, 'weekdays', { weekdays: when.weekdays }),
    ...some(when.hours.length > 0, 'hours', { hours: when.hours }),
    ...some(when.dates.length > 0, 'dates', { spans: when.dates }),
    ...some(channels.length > 0, 'channels', { codes: channels }),
    ...some(stores.length > 0, 'stores', { codes: stores }),
    ...(['include', 'exclude'] as const).flatMap((side) => {
      const codes = Object.values(scope[side]).flat();
      return some(codes.length > 0, side, { codes });
    }),
    ...some(conditions !== null, 'conditions', { conditions }),
    ...some(where !== null, 'audience', { conditions: where }),
    { id: 'stack', key: `stack_${stacking.stack}`, values: {} },
    ...some(stacking.group !== null, 'group', { group: stacking.group }),
    ...some(cost.perUse !== null, 'cost', { amount: cost.perUse }),
    ...some(cost.budget !== null, 'budget', { budget: cost.budget }),
  ];
}

function saidOf(rule: Terms['giveOn'][number]): Sentence['values'] {
  if (rule.on === 'dates') return { dates: rule.dates };
  if (rule.on === 'behaviour') return { codes: rule.ways };
  if (rule.on === 'birthday') return { window: rule.window };
  return rule.on === 'level_entry' ? { skipped: rule.skipped } : {};
}

/** Of which orders it comes, and from when until when it may be claimed. */
function ordersSaid(rule: Terms['giveOn'][number]): Sentence[] {
  if (rule.on === 'claim')
    return [
      ...some(rule.from !== null, 'claimFrom', { from: rule.from }),
      ...some(rule.to !== null, 'claimTo', { to: rule.to }),
    ];
  const orders = rule.on === 'order' ? ordersOf(rule.when) : null;
  if (orders === null) return [];
  const { amount, stores, channels } = orders;
  return [
    ...some(amount !== null, 'ordersFrom', { amount }),
    ...some(stores.length > 0, 'ordersStores', { codes: stores }),
    ...some(channels.length > 0, 'ordersChannels', { codes: channels }),
  ];
}

const some = (is: boolean, key: string, values: Sentence['values']): Sentence[] =>
  is ? [{ id: key, key, values }] : [];
