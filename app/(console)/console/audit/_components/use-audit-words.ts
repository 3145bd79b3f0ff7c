'use client';
import { useTranslations } from 'next-intl';
import type { Line } from './line';

type Who = Pick<Line, 'actorKind' | 'actorName'>;

const ID_SHOWN = 8;

/** The words of the trail: actors, actions and objects as people call them; what has no word keeps its code. */
export function useAuditWords() {
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
    object: ({ objectType: type, objectId }: Pick<Line, 'objectType' | 'objectId'>): string =>
      // The end of an id tells time-ordered ones apart; their beginnings look alike.
      `${objectType(type)} ${objectId.length > ID_SHOWN ? `…${objectId.slice(-ID_SHOWN)}` : objectId}`,
  };
}
