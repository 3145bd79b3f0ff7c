'use client';
import { useTranslations } from 'next-intl';
import type { Line } from './line';

type Who = Pick<Line, 'actorKind' | 'actorName'>;

const ID_SHOWN = 8;
const CODE = /^[a-z_]+$/;

/** The words of the trail: actors, actions, objects and what changed as people call them; what has no word keeps its code. */
export function useAuditWords(staffNames: Readonly<Record<string, string>> = {}) {
  const t = useTranslations('audit');
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
        .map((code) => (CODE.test(code) && t.has(`value.${code}`) ? t(`value.${code}`) : code))
        .join(t('comma')),
    object: ({ objectType: type, objectId }: Pick<Line, 'objectType' | 'objectId'>): string =>
      type === 'staff' && staffNames[objectId] !== undefined
        ? `${objectType(type)} ${staffNames[objectId]}`
        : // The end of an id tells time-ordered ones apart; their beginnings look alike.
          `${objectType(type)} ${objectId.length > ID_SHOWN ? `…${objectId.slice(-ID_SHOWN)}` : objectId}`,
  };
}
