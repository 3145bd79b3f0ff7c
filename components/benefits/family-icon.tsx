import { BadgePercent, Coins, Crown, Gift, type LucideIcon, Truck, WalletCards } from 'lucide-react';
import { benefitKinds } from '@/lib/benefits/registry';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  discount: BadgePercent,
  spend_save: WalletCards,
  gift: Gift,
  service: Truck,
  privilege: Crown,
  points: Coins,
};

/** The sign of a benefit's family on its plate. */
export function FamilyIcon({ kind }: { readonly kind: string }) {
  const Icon = ICONS[benefitKinds.find(kind)?.family ?? 'gift'] ?? Gift;
  return (
    <span className="grid size-10 shrink-0 place-items-center rounded-control bg-tint text-accent">
      <Icon className="size-5" strokeWidth={1.75} aria-hidden="true" />
    </span>
  );
}
