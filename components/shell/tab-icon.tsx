import {
  Award,
  Coins,
  Gift,
  House,
  ListChecks,
  ReceiptText,
  ScanBarcode,
  ShoppingBag,
  Ticket,
  UserRound,
} from 'lucide-react';
import type { NavIconName } from './nav';

// Only the member portal's icons: the console's would weigh on every phone.
const ICONS = {
  home: House,
  level: Award,
  points: Coins,
  orders: ReceiptText,
  me: UserRound,
  benefits: Gift,
  code: ScanBarcode,
  tasks: ListChecks,
  coupons: Ticket,
  mall: ShoppingBag,
} as const;

/** The icon of a member tab. */
export function TabIcon({ name, className }: { readonly name: NavIconName; readonly className?: string }) {
  const Icon = name in ICONS ? ICONS[name as keyof typeof ICONS] : House;
  return <Icon className={className} aria-hidden="true" />;
}
