'use client';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, DEFAULT_ZONE, localeOf } from '@/lib/kernel/locale';
import type { Line } from './line';

type Who = Pick<Line, 'actorKind' | 'actorName'>;

const ID_SHOWN = 8;
const CODE = /^[a-z_]+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
// What machines call things: nobody reads it, so that its end is enough to tell two apart.
const MACHINE_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}|^[a-z]{2,4}_[0-9a-z]{20,}|^[0-9a-f]{20,}$/;

/** The words of the trail: actors, actions, objects and what changed as people call them; what has no word keeps its code. */
export function useAuditWords(staffNames: Readonly<Record<string, string>> = {}) {
  const t = useTranslations('audit');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const actor = ({ actorKind, actorName }: Who): string => {
    if (actorKind === 'staff' && actorName !== '') return actorName;
    return t.has(`actor.${actorKind}`) ? t(`actor.${actorKind}`, { name: actorName }) : actorKind;
  };
  const objectType = (type: string): string => (t.has(`object.${type}`) ? t(`object.${type}`) : type);
  return {
    actor,
    actorValue: (value: string, actorName: string) => actor({ actorKind: value.split(':')[0] ?? value, actorName }),
    action: (code: string): string => (t.has(`action.${code}`) ? t(`action.${code}`) : code),
    objectType,
    /** A path of a difference: each step that has a word in its word, `terms.startsAt` as "条款 · 开始". */
    field: (path: string): string =>
      path
        .split('.')
        .map((step) => (t.has(`field.${step}`) ? t(`field.${step}`) : step))
        .join(' · '),
    /** A value of a difference, each code of a list by itself. */
    value: (text: string): string =>
      text
        .split(', ')
        .map((code) =>
          INSTANT.test(code)
            ? formatDateTime(new Date(code), 'datetime', locale, DEFAULT_ZONE)
            : CODE.test(code) && t.has(`value.${code}`)
              ? t(`value.${code}`)
              : code,
        )
        .join(t('comma')),
    object: ({ objectType: type, objectId }: Pick<Line, 'objectType' | 'objectId'>): string =>
      type === 'staff' && staffNames[objectId] !== undefined
        ? `${objectType(type)} ${staffNames[objectId]}`
        : // The end of an id tells time-ordered ones apart; their beginnings look alike.
          `${objectType(type)} ${MACHINE_ID.test(objectId) ? `…${objectId.slice(-ID_SHOWN)}` : objectId}`,
  };
}
