'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { revealPrizeAddress, shipPrize } from '@/lib/games/actions';
import type { KeptAddress } from '@/lib/games/schema';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Sends goods that were won: shows where to, which is put on record, and keeps carrier and parcel number. */
export function ShipPrize({ memberId, draw }: { readonly memberId: string; readonly draw: string }) {
  const t = useTranslations('games');
  const act = useActOf('games');
  const look = useActOf('games');
  const [address, setAddress] = useState<KeptAddress | null>(null);
  return (
    <FormDialog
      act={act}
      trigger={<Button size="sm">{t('ship.open')}</Button>}
      title={t('ship.open')}
      description={t('ship.note')}
      submit={t('ship.do')}
      saved={t('ship.done')}
      send={(form) => {
        const [carrier, parcel] = [textOf(form, 'carrier'), textOf(form, 'parcel')];
        if (carrier === '' || parcel === '') return t('ship.missing');
        return () => shipPrize({ memberId, draw, carrier, parcel });
      }}
    >
      {address === null ? (
        <div className="grid gap-1.5">
          <Button
            size="sm"
            className="justify-self-start"
            pending={look.pending}
            onClick={() => look.run(() => revealPrizeAddress({ memberId, draw }), setAddress)}
          >
            {t('ship.reveal')}
          </Button>
          <p className="text-xs text-muted" aria-live="polite">
            {look.trouble ?? t('ship.revealNote')}
          </p>
        </div>
      ) : (
        <address className="select-all rounded-control bg-sunken p-3 text-dense not-italic">
          {address.recipient} {address.phone}
          <br />
          {address.address}
        </address>
      )}
      <Field label={t('ship.carrier')} required>
        <Input name="carrier" maxLength={60} />
      </Field>
      <Field label={t('ship.parcel')} required>
        <Input name="parcel" maxLength={80} />
      </Field>
    </FormDialog>
  );
}
