import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { AuditItem, EntryItem, LevelItem, OrderItem, RefundItem, TimelineItem } from '@/lib/timeline/rules/item';
import { sayReason, sayRule, sayWhy } from './reasons';
import type { Say, Told, Words } from './told';

const REVEAL = 'members.reveal';
const plain = { trail: null, tone: 'plain', why: [] } as const;

/** Says one item of the timeline; every number in it comes from the item. */
export function sayItem(item: TimelineItem, words: Words): Told {
  switch (item.kind) {
    case 'order':
      return sayOrder(item, words);
    case 'refund':
      return sayRefund(item, words);
    case 'points':
    case 'growth':
      return sayEntry(item, words);
    case 'level':
      return sayLevel(item, words);
    case 'decision':
      return {
        ...plain,
        title: sayKnown(words.say, `timeline.decision.${item.decision.replace('.', '_')}`, item.decision),
        details: [
          ...orderOf(item.order, words),
          ...refundOf(item.refundNo, words),
          // What came of it, at a glance; all of it with the rules stands under "why".
          ...item.reasons.slice(0, 1).map((reason) => sayWhy(reason, words)),
        ],
        why: item.reasons.map((reason) => sayReason(reason, words)),
      };
    case 'audit':
      return sayAudit(item, words);
  }
}

/** Who wrote a line of the book: `system:import` as people say it. */
export function sayActor(actor: string, { say }: Words): string {
  const [kind = '', ...name] = actor.split(':');
  if (kind === 'system')
    return say('timeline.actor.system', { name: sayKnown(say, `timeline.program.${name.join('-')}`, name.join(':')) });
  return sayKnown(say, `timeline.actor.${kind}`, actor);
}

function sayOrder(item: OrderItem, words: Words): Told {
  const { say } = words;
  const goods =
    item.title === null
      ? say('timeline.order.lines', { count: item.lines })
      : say('timeline.order.goods', goodsOf(item.title, item.lines));
  return {
    ...plain,
    title: say('timeline.order.title', { number: item.order }),
    details: [
      sayKnown(say, `timeline.status.${item.status}`, item.status),
      goods,
      ...(item.storeCode === null ? [] : [words.storeName(item.storeCode)]),
      ...(item.refunded > 0 ? [say('timeline.order.refunded', { amount: formatMoney(item.refunded) })] : []),
    ],
    trail: formatMoney(item.amount),
  };
}

const goodsOf = (title: string, lines: number) => ({ first: title, others: lines - 1 });

function sayRefund(item: RefundItem, words: Words): Told {
  const { say } = words;
  const back = [
    ...(item.points === 0 ? [] : [say('timeline.refund.points', { points: formatNumber(-item.points) })]),
    ...(item.growth === 0 ? [] : [say('timeline.refund.growth', { growth: formatNumber(-item.growth) })]),
    ...(item.debt === 0 ? [] : [say('timeline.refund.debt', { debt: formatNumber(item.debt) })]),
    ...(item.waived.points === 0
      ? []
      : [say('timeline.refund.waivedPoints', { points: formatNumber(item.waived.points) })]),
    ...(item.waived.growth === 0
      ? []
      : [say('timeline.refund.waivedGrowth', { growth: formatNumber(item.waived.growth) })]),
  ];
  return {
    ...plain,
    title: say('timeline.refund.title', { number: item.refundNo }),
    details: [...orderOf(item.order, words), ...back],
    trail: formatMoney(-item.amount),
    tone: 'loss',
  };
}

function sayEntry(item: EntryItem, words: Words): Told {
  const { say } = words;
  const isPending = item.activatesAt !== null && item.activatesAt > item.at;
  return {
    title: sayKnown(
      say,
      `timeline.entry.${item.kind}.${item.reason}`,
      sayKnown(say, `timeline.type.${item.type}`, item.type),
    ),
    details: [
      ...orderOf(item.order, words),
      ...refundOf(item.refundNo, words),
      ...(item.members === null
        ? []
        : [say(item.reason === 'split' ? 'timeline.entry.separated' : 'timeline.entry.merged', item.members)]),
      ...(isPending ? [say('timeline.entry.from', { date: dateOf(item.activatesAt, words) })] : []),
      ...(item.debt > 0 ? [say('timeline.entry.debtOpened', { debt: formatNumber(item.debt) })] : []),
      ...(item.debt < 0 ? [say('timeline.entry.debtRepaid', { debt: formatNumber(-item.debt) })] : []),
    ],
    ...amountOf(item, words),
    why: sayWorking(item, words),
  };
}

/** What an entry moved, signed; what it waived moved nothing and is said in words (4.A.10). */
function amountOf({ amount, waived }: EntryItem, { say }: Words): Pick<Told, 'trail' | 'tone'> {
  if (waived > 0) return { trail: say('timeline.entry.waived', { amount: formatNumber(waived) }), tone: 'plain' };
  return { trail: formatNumber(amount, true), tone: amount > 0 ? 'gain' : 'loss' };
}

/** How an amount came about, line by line: the formula, each cut, until when it counts, the rule, and who wrote it. */
export function sayWorking(item: EntryItem, words: Words): readonly string[] {
  const { say } = words;
  const { base, desired, bonus, factors, cuts } = item.working;
  const times = factors.map(({ code, rateBp }) =>
    say('timeline.working.factor', { name: sayKnown(say, `timeline.factor.${code}`, code), rate: rateBp / 10_000 }),
  );
  const result = formatNumber(desired ?? item.amount);
  const parts = [say('timeline.working.base', { amount: formatMoney(base ?? 0) }), ...times].join(' × ');
  const formula = bonus === 0 ? parts : say('timeline.working.plus', { parts, bonus: formatNumber(bonus) });
  return [
    ...(base === null ? [] : [say('timeline.working.formula', { formula, result })]),
    ...cuts.map(({ cap, limit, used, cut }) =>
      say('timeline.working.cut', {
        cap: sayKnown(say, `timeline.cap.${cap}`, cap),
        limit: formatNumber(limit),
        used: formatNumber(used),
        cut: formatNumber(cut),
      }),
    ),
    ...(item.expiresAt === null ? [] : [say('timeline.working.until', { date: dateOf(item.expiresAt, words) })]),
    say('timeline.working.rule', { rule: sayRule(item.rule, words.say), actor: sayActor(item.actor, words) }),
  ];
}

function sayLevel(item: LevelItem, words: Words): Told {
  const { say, levelName } = words;
  const to = levelName(item.to);
  const from = item.from === null ? null : levelName(item.from);
  const known = item.orders !== null && item.amount !== null;
  return {
    ...plain,
    title: from === null ? say('timeline.level.start', { to }) : say(`timeline.level.${titleOf(item)}`, { from, to }),
    details: [
      ...orderOf(item.order, words),
      ...(item.validTo === null ? [] : [say('timeline.level.validTo', { date: dateOf(item.validTo, words) })]),
    ],
    tone: item.reason === 'kept' || item.isRise ? 'gain' : 'loss',
    why: [
      ...(item.note === null ? [] : [say('timeline.level.note', { note: item.note })]),
      ...(known
        ? [say('timeline.level.because', { orders: item.orders ?? 0, amount: formatMoney(item.amount ?? 0) })]
        : []),
      sayRule(item.rule, say),
    ],
  };
}

/** What happened to the level: a rise and a drop by its rules are named for themselves, all else for its reason. */
function titleOf({ reason, isRise }: LevelItem): string {
  const own = ['kept', 'reverted', 'override', 'override_ended', 'trial', 'trial_ended', 'merged', 'split'];
  return own.includes(reason) ? reason : isRise ? 'rise' : 'drop';
}

function sayAudit(item: AuditItem, words: Words): Told {
  const { say } = words;
  const who =
    item.actorKind === 'staff'
      ? item.actorName
      : sayActor(item.actorKind === 'system' ? `system:${item.actorName}` : item.actorKind, words);
  const fields = item.fields.map((field) => sayKnown(say, `timeline.field.${field}`, field));
  return {
    ...plain,
    title: words.actionName(item.action),
    details: [
      who,
      ...(fields.length === 0 ? [] : [sayFields(item.action, fields.join(say('timeline.comma')), say)]),
      ...(item.reason === null ? [] : [say('timeline.audit.reason', { reason: item.reason })]),
    ],
  };
}

/** Which fields an action is about: those that were looked at, or those that it wrote. */
const sayFields = (action: string, fields: string, say: Say): string =>
  action === REVEAL ? say('timeline.audit.fields', { fields }) : fields;

/** The text under the key, or the fallback for a code that nobody named yet. */
function sayKnown(say: Say, key: string, fallback: string): string {
  return say.has(key) ? say(key) : fallback;
}

const orderOf = (order: string | null, { say }: Words): readonly string[] =>
  order === null ? [] : [say('timeline.order.title', { number: order })];
const refundOf = (refundNo: string | null, { say }: Words): readonly string[] =>
  refundNo === null ? [] : [say('timeline.refund.title', { number: refundNo })];
const dateOf = (at: string | null, { locale, zone }: Words): string =>
  at === null ? '' : formatDateTime(new Date(at), 'date', locale, zone);
