import type { Say } from '@/components/ui/say';

const NOON = 11;
const AFTERNOON = 13;
const EVENING = 18;
const MORNING = 5;

/** A greeting for the hour on the program's wall clock, by name when there is one. */
export function sayGreeting(t: Say, hour: number, name: string | null): string {
  const greeting = t(partOf(hour));
  return name ? t('greeting.named', { greeting, name }) : greeting;
}

function partOf(hour: number): string {
  if (hour < MORNING || hour >= EVENING) return 'greeting.evening';
  if (hour < NOON) return 'greeting.morning';
  return hour < AFTERNOON ? 'greeting.noon' : 'greeting.afternoon';
}
