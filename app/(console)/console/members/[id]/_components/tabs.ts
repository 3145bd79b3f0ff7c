import { type Actor, may } from '@/lib/kernel/actor';
import type { Permission } from '@/lib/kernel/permission';

/** The tabs of a member's page in their order, and what each needs beside `members.read`. */
const TABS = {
  overview: null,
  timeline: null,
  points: 'points.read',
  growth: 'growth.read',
  levels: 'levels.read',
  coupons: 'coupons.read',
  benefits: 'benefits.read',
  orders: 'orders.read',
  messages: 'messages.read',
  segments: 'segments.read',
  decisions: 'decisions.read',
  privacy: 'privacy.read',
  audit: 'audit.read',
} as const satisfies Readonly<Record<string, Permission | null>>;

/** One tab. */
export type Tab = keyof typeof TABS;

/** All tabs in their order. */
export const TAB_NAMES = Object.keys(TABS) as readonly Tab[];

/** The tab that the address names, the first when it names none. */
export const tabOf = (text: string | undefined): Tab => TAB_NAMES.find((tab) => tab === text) ?? 'overview';

/** The permission that the reader lacks for a tab, or null. */
export function lackedFor(tab: Tab, actor: Actor): Permission | null {
  const needed = TABS[tab];
  return needed === null || may(actor, needed) ? null : needed;
}
