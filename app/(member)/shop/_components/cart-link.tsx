import { ShoppingCart } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';
import { reader } from '@/lib/platform/reading';
import { memberActor } from '@/lib/platform/session';
import { unitsInCart } from '@/lib/shop';

/** The way to the cart, with how much is in it. */
export async function CartLink() {
  const [t, actor] = await Promise.all([getTranslations('shop'), memberActor()]);
  const units = actor === null ? [] : [...(await unitsInCart(reader(), actor.id)).values()];
  const count = units.reduce((sum, quantity) => sum + quantity, 0);
  return (
    <LinkButton
      href="/shop/cart"
      variant="outline"
      size="sm"
      aria-label={t('cartCount', { count })}
      icon={<ShoppingCart aria-hidden="true" />}
    >
      {count}
    </LinkButton>
  );
}
