import { Award, CalendarHeart, Coins, ReceiptText, Sparkles, Ticket } from 'lucide-react';
import type { Message } from '@/lib/messaging';

const ICONS = {
  level: Award,
  points: Coins,
  coupons: Ticket,
  benefits: Sparkles,
  orders: ReceiptText,
  activities: CalendarHeart,
} as const;

/** The drawing of what a message is about. */
export function MessageIcon({ category }: Pick<Message, 'category'>) {
  const Icon = ICONS[category];
  return <Icon />;
}
