import { type Actor, may } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { formatFilters, type ListFilters } from '@/lib/kernel/list-query';
import type { Permission } from '@/lib/kernel/permission';
import { dayBefore } from '@/lib/kernel/wall-clock';
import type { ReportTold } from '@/lib/reports';
import { OTHERS } from '@/lib/reports/rules/gather';
import type { Drill, Metric, Subject } from '@/lib/reports/rules/metric';
import { lineAsked, rowsAddress } from './rows-address';

type Target = { readonly path: string; readonly can: Permission; readonly types?: readonly string[] };

const TARGETS: Readonly<Record<Drill, Target>> = {
  members: { path: '/console/members', can: 'members.read' },
  ledger: { path: '/console/ledger', can: 'ledger.read', types: [] },
  ledger_earn: { path: '/console/ledger', can: 'ledger.read', types: ['EARN'] },
  ledger_spend: { path: '/console/ledger', can: 'ledger.read', types: ['SPEND', 'SPEND_RETURN'] },
  ledger_expire: { path: '/console/ledger', can: 'ledger.read', types: ['EXPIRE'] },
  ledger_clawback: { path: '/console/ledger', can: 'ledger.read', types: ['CLAWBACK'] },
  coupons: { path: '/console/coupons', can: 'coupons.read' },
  benefits: { path: '/console/benefits', can: 'benefits.read' },
  tasks: { path: '/console/tasks', can: 'tasks.read' },
  games: { path: '/console/games', can: 'games.read' },
  mall: { path: '/console/mall/orders', can: 'mall.read' },
  referral: { path: '/console/referral', can: 'referral.read' },
  desk: { path: '/console/desk', can: 'desk.oversee' },
};

/** The list behind a number with the same days and level where it knows them; null when there is none for this reader. */
export function drillOf(metric: Metric, told: ReportTold, actor: Actor): string | null {
  const { drill } = metric;
  const { days, asked } = told;
  const target = drill === undefined ? undefined : TARGETS[drill];
  if (target === undefined || !may(actor, target.can)) return rowsOf(metric.code, told, null, actor);
  const filters = target.types === undefined ? memberFilters(drill, asked.level) : ledgerFilters(target.types, days);
  const word = formatFilters(filters);
  return word === '' ? target.path : `${target.path}?${new URLSearchParams({ filter: word })}`;
}

/** The rows that a number was counted from, of the whole or of one line of its split; for who may see members. */
export function rowsOf(code: string, { days, asked, by }: ReportTold, key: string | null, actor: Actor): string | null {
  if (!may(actor, 'members.read') || key === '' || key === OTHERS) return null;
  const { region, store, level, channel, about } = asked;
  const line = key === null ? {} : { ...lineAsked(by, key), ...(by === 'store' ? { region: null } : {}) };
  return rowsAddress(code, days, { region, store, level, channel, about, ...line });
}

const memberFilters = (drill: Drill | undefined, level: string | null): ListFilters =>
  drill === 'members' && level !== null ? { level: [level] } : {};

const ledgerFilters = (types: readonly string[], { from, to }: ReportTold['days']): ListFilters => ({
  asset: ['points'],
  ...(types.length === 0 ? {} : { type: types }),
  from: [from],
  to: [dayBefore(to)],
});

const OBJECTS: Readonly<Partial<Record<Subject, { readonly path: string; readonly can: Permission }>>> = {
  batch: { path: '/console/coupons', can: 'coupons.read' },
  benefit: { path: '/console/benefits', can: 'benefits.read' },
  task: { path: '/console/tasks', can: 'tasks.read' },
  game: { path: '/console/games', can: 'games.read' },
  item: { path: '/console/mall', can: 'mall.read' },
  campaign: { path: '/console/campaigns', can: 'campaigns.read' },
};

/** The page of what a row is about; null when there is none for this reader. */
export function objectOf(subject: Subject | undefined, key: string, actor: Actor): string | null {
  const object = subject === undefined ? undefined : OBJECTS[subject];
  if (object === undefined || key === '' || !may(actor, object.can)) return null;
  return `${object.path}/${subject === 'batch' ? publicId('couponBatch', key) : encodeURIComponent(key)}`;
}
