'use client';
import type { Option } from '@/components/ui/select';
import { giveCoupon, takeBackCoupon } from '@/lib/coupons/actions';
import { GiveDialog } from './give-dialog';

/** Gives the member a coupon of one of the batches that give now. */
export function GiveCoupon({ memberId, options }: { readonly memberId: string; readonly options: readonly Option[] }) {
  return (
    <GiveDialog
      of="coupon"
      options={options}
      give={(batch, key, note) => giveCoupon({ memberId, batch, key, note })}
      takeBack={({ coupon }, note) => takeBackCoupon({ memberId, coupon, note })}
    />
  );
}
