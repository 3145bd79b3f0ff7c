import {
  Apple,
  Armchair,
  Coffee,
  Crown,
  Gift,
  Headphones,
  type LucideIcon,
  Package,
  Shirt,
  Sparkles,
  Ticket,
} from 'lucide-react';
import { cn } from '@/components/ui/cn';

// By the top of the tree; goods have no pictures of their own.
const ICONS: Readonly<Record<string, LucideIcon>> = {
  fresh: Apple,
  grocery: Coffee,
  beauty: Sparkles,
  apparel: Shirt,
  home: Armchair,
  gift_card: Gift,
  food: Coffee,
  digital: Headphones,
  coupon: Ticket,
  benefit: Crown,
};

/** The plate that stands for a picture of the goods: the mark of their category on a warm ground. */
export function GoodsTile({ top, className }: { readonly top: string | null; readonly className?: string }) {
  const Icon = ICONS[top ?? ''] ?? Package;
  return (
    <span aria-hidden="true" className={cn('grid place-items-center rounded-lg bg-tint text-accent', className)}>
      <Icon className="size-[38%] max-h-16 stroke-[1.25]" />
    </span>
  );
}
