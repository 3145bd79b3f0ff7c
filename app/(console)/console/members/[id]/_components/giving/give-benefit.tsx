'use client';
import type { Option } from '@/components/ui/select';
import { grantBenefit, voidGrant } from '@/lib/benefits/actions';
import { publicId } from '@/lib/kernel/id';
import { GiveDialog } from './give-dialog';

/** Grants the member one of the benefits in force. */
export function GiveBenefit({ memberId, options }: { readonly memberId: string; readonly options: readonly Option[] }) {
  return (
    <GiveDialog
      of="benefit"
      options={options}
      give={(code, key, note) => grantBenefit({ memberId, code, key, note })}
      takeBack={({ grant }, note) => voidGrant({ memberId, grant: publicId('benefitGrant', grant.id), note })}
    />
  );
}
