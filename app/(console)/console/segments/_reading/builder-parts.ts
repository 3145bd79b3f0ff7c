import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { must } from '@/lib/kernel/assert';
import { localTime } from '@/lib/kernel/day';
import { LIFECYCLES } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { builderAttributes, segmentRows } from '@/lib/segments';
import { VALUE_CLASSES } from '@/lib/segments/rules/value';
import { choicesOf, type Named } from '../../goods/_components/goods-names';
import { goodsNames } from '../../goods/_reading/goods-names';
import type { BuilderParts, Option } from '../_editor/builder-context';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

const optionsOf = (all: readonly Named[]): readonly Option[] =>
  all.map(({ code, name }) => ({ value: code, label: name }));

/** What the builder picks from, in the reader's language: attributes of the registry, and names of their values. */
export async function builderParts(own: string | null): Promise<{
  readonly parts: BuilderParts;
  readonly zone: string;
  readonly month: number;
}> {
  const locale = await getLocale();
  const [t, standing, root, names, segments] = await Promise.all([
    getTranslations('segments'),
    getTranslations('standing'),
    getTranslations(),
    goodsNames(locale),
    segmentRows(pool(), must(await staffActorOfRequest(), 'a builder has somebody who builds')),
  ]);
  const attributes = builderAttributes();
  // The registry tells the keys of its texts.
  const textOf = (key: string): string => root(key as 'segments.title');
  const others: readonly Option[] = segments
    .filter(({ code, version, state }) => code !== own && version > 0 && state !== 'withdrawn')
    .map(({ code, terms }) => ({ value: code, label: (locale === 'en' ? terms?.name.en : terms?.name.zh) ?? code }));
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`yesNo.${value}`) }));
  const booleans = attributes.filter(({ kind }) => kind === 'boolean').map(({ code }) => [code, yesNo] as const);
  const args = new Map(
    attributes.flatMap((one) => one.arguments.map((argument) => [argument.name, argument] as const)),
  );
  const ofArgument = (name: string) => args.get(name)?.of ?? [];
  const hours = (value: string) => t(`hours.${value as 'noon'}`);
  return {
    parts: {
      attributes: attributes.map((one) => ({ ...one, label: textOf(one.text) })),
      groups: Object.fromEntries(attributes.map(({ group, groupText }) => [group, textOf(groupText)])),
      argumentNames: Object.fromEntries([...args].map(([name, { text }]) => [name, textOf(text)])),
      values: {
        ...Object.fromEntries(booleans),
        'member.level': optionsOf(names.levels),
        'member.store': optionsOf(names.stores),
        'member.kind': (['person', 'enterprise'] as const).map((value) => ({ value, label: t(`memberKind.${value}`) })),
        'member.gender': (['female', 'male'] as const).map((value) => ({ value, label: t(`gender.${value}`) })),
        'lifecycle.stage': LIFECYCLES.map((value) => ({ value, label: standing(`stage.${value}`) })),
        'value.class': VALUE_CLASSES.map((value) => ({ value, label: standing(`class.${value}`) })),
        'member.segment': others,
        'member.segment_list': others,
        category: choicesOf(names.categories, null),
        brand: choicesOf(names.brands, null),
        store: optionsOf(names.stores),
        days: ofArgument('days').map((value) => ({ value, label: t('lastDays', { days: value }) })),
        weekday: WEEKDAYS.map((value) => ({ value, label: t(`weekday.${value}`) })),
        hours: ofArgument('hours').map((value) => ({ value, label: hours(value) })),
      },
    },
    zone: names.zone,
    month: localTime(new Date(), names.zone).month,
  };
}
