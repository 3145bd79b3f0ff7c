import type { EarningSay } from '@/components/earning/words';

/** Where in the rules a complaint is: `order.multipliers.0.rateBp` as "Multiplier 1 · rate". */
export function placeOf(path: string, t: EarningSay): string {
  const said: string[] = [];
  for (const part of path.split('.').filter((one) => one !== 'order')) {
    const place = Number(part);
    if (Number.isInteger(place) && said.length > 0) {
      said.push(t('earning.place.nth', { list: said.pop() ?? '', place: place + 1 }));
    } else said.push(t.has(`earning.place.${part}`) ? t(`earning.place.${part}`) : part);
  }
  return said.join(' · ') || t('earning.place.all');
}

const OWN: Readonly<Record<string, string>> = {
  'every code once': 'earning.problems.everyCodeOnce',
  'every period once': 'earning.problems.everyPeriodOnce',
  'sign-up gives points': 'earning.problems.signUpGrowth',
};

/** What is wrong, in the reader's language. */
export const sayProblem = (message: string, t: EarningSay): string => (OWN[message] ? t(OWN[message]) : message);
