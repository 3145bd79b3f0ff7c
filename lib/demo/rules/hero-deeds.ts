import { memberExternalId } from './people';
import type { Happening, StoryTime } from './story';

/** What the hand-written members do beside buying: check in, review, share, answer, pay with points. */
export function heroDeeds(time: StoryTime): Happening[] {
  const by = deedsBy(time);
  return [
    // A streak up to the last day, and points that paid for something twice.
    ...[5, 4, 3, 2, 1, 0].map((back) => by(1, back, 8).behaviour('check_in', {})),
    by(1, 19, 20).behaviour('review', { order: 'demo-o-001-010', line: 'l1' }),
    by(1, 20, 12).behaviour('share', { object: 'sku:FR1001' }),
    by(1, 170, 17).spend(200, '收银台抵扣'),
    by(1, 55, 18).spend(300, '收银台抵扣'),
    by(2, 38, 21).behaviour('survey', { survey: 'autumn' }),
    ...[2, 1, 0].map((back) => by(2, back, 7).behaviour('check_in', {})),
    by(6, 30, 15).spend(1_000, '换购礼品'),
    by(9, 2, 9).behaviour('survey', { survey: 'welcome' }),
    ...[2, 1, 0].map((back) => by(9, back, 22).behaviour('check_in', {})),
    by(10, 94, 20).behaviour('review', { order: 'demo-o-010-006', line: 'l1' }),
    by(10, 93, 20).behaviour('review', { order: 'demo-o-010-006', line: 'l2' }),
    by(10, 1, 13).behaviour('share', { object: 'sku:HO1006' }),
  ];
}

/** Deeds of a member at a place of the story, so many days before its end, at a local hour. */
function deedsBy(time: StoryTime) {
  return (place: number, back: number, hour: number) => {
    const person = memberExternalId(place);
    const at = time.at(time.back(back), hour, 24);
    const name = `${person.replace('demo-m', 'demo-b')}-${at.toISOString().slice(0, 13)}`;
    return {
      behaviour: (type: string, props: Readonly<Record<string, string>>): Happening => ({
        kind: 'behaviour',
        at,
        behaviour: { externalId: `${name}-${type}`, person, type, props },
      }),
      spend: (points: number, note: string): Happening => ({
        kind: 'spend',
        at,
        spend: { person, points, receipt: name, note },
      }),
    };
  };
}
