'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { Sheet } from '@/components/ui/sheet';
import { Textarea } from '@/components/ui/textarea';
import { addressPrize } from '@/lib/games/actions';
import type { KeptAddress } from '@/lib/games/schema';

const FIELDS = ['recipient', 'phone', 'address'] as const;

/** Says where goods that were won go; it may be mended until they have left. */
export function AddressForm({
  draw,
  name,
  address,
}: {
  readonly draw: string;
  readonly name: string;
  readonly address: KeptAddress | null;
}) {
  const t = useTranslations('activities.address');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const send = (form: FormData) => {
    const typed = (field: (typeof FIELDS)[number]) => String(form.get(field) ?? '');
    const said = { recipient: typed('recipient'), phone: typed('phone'), address: typed('address') };
    start(async () => {
      const answer = await addressPrize({ draw, ...said }).catch(() => null);
      const problems = answer?.ok === false ? (answer.problems ?? []) : [];
      setWrong(problems.map(({ path }) => path));
      setTrouble(answer === null ? t('offline') : answer.ok || problems.length > 0 ? null : t('left'));
      if (!answer?.ok) return;
      setOpen(false);
      router.refresh();
    });
  };
  const wrongOf = (field: (typeof FIELDS)[number]) => (wrong.includes(field) ? t(`wrong.${field}`) : undefined);
  const act = t(address === null ? 'open' : 'change');
  return (
    <>
      <Button
        size="sm"
        variant={address === null ? 'primary' : 'outline'}
        aria-label={`${act} ${name}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {act}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('title', { name })}>
        <form
          noValidate
          className="grid gap-4 text-left"
          onSubmit={(event) => {
            event.preventDefault();
            send(new FormData(event.currentTarget));
          }}
        >
          <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
          <Field label={t('recipient')} error={wrongOf('recipient')} required>
            <Input name="recipient" autoComplete="name" defaultValue={address?.recipient} maxLength={60} />
          </Field>
          <Field label={t('phone')} error={wrongOf('phone')} required>
            <Input
              name="phone"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              defaultValue={address?.phone}
              maxLength={20}
            />
          </Field>
          <Field label={t('address')} error={wrongOf('address')} required>
            <Textarea
              name="address"
              rows={3}
              autoComplete="street-address"
              defaultValue={address?.address}
              maxLength={300}
            />
          </Field>
          <p className="text-xs text-muted">{t('kept')}</p>
          <Button type="submit" variant="primary" size="lg" full pending={pending}>
            {t('save')}
          </Button>
        </form>
      </Sheet>
    </>
  );
}
