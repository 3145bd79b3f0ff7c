'use client';
import { KeyRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { createApiKey } from '@/lib/access/actions';
import { forbiddenScopes, KEY_SCOPES } from '@/lib/access/rules/key-scopes';
import type { Permission } from '@/lib/kernel/permission';
import { OneTimeSecret } from './one-time-secret';

const OFFERED = KEY_SCOPES.filter((scope) => forbiddenScopes(false, [scope]).length === 0);
const RATE = 50;

/** Making a key: who uses it, what it may do, how often; its text is shown once. */
export function AddKey() {
  const t = useTranslations('access');
  const router = useRouter();
  const { run, pending, refusal, clear } = useAnswer();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);

  function show(next: boolean) {
    setOpen(next);
    if (next) return;
    clear();
    setMade(null);
  }
  function create(form: FormData) {
    const given = {
      name: String(form.get('name')),
      scopes: form.getAll('scope') as Permission[],
      ratePerSecond: Number(form.get('rate')) || RATE,
    };
    run(
      () => createApiKey(given),
      ({ key }) => {
        setMade(key);
        router.refresh();
      },
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={
        <Button variant="primary" icon={<KeyRound aria-hidden="true" />}>
          {t('keys.add')}
        </Button>
      }
      title={t(made === null ? 'keys.add' : 'keys.created')}
    >
      {made === null ? (
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create(new FormData(event.currentTarget));
          }}
        >
          <FormErrors errors={refusal === null ? [] : [{ message: refusal.text }]} />
          <Field label={t('keys.name')} help={t('keys.nameHelp')}>
            <Input name="name" required autoComplete="off" maxLength={80} />
          </Field>
          <fieldset className="grid gap-1">
            <legend className="mb-1 text-dense font-medium">{t('keys.scopes')}</legend>
            <div className="grid gap-x-4 desk:grid-cols-2">
              {OFFERED.map((scope) => (
                <Checkbox key={scope} name="scope" value={scope} label={t(`permission.${scope.replace('.', '_')}`)} />
              ))}
            </div>
          </fieldset>
          <Field label={t('keys.rate')} help={t('keys.rateHelp')}>
            <Input name="rate" type="number" inputMode="numeric" min={1} max={100_000} defaultValue={RATE} />
          </Field>
          <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
            {t('keys.create')}
          </Button>
        </form>
      ) : (
        <OneTimeSecret
          text={made}
          note={t('keys.once')}
          copy={t('keys.copy')}
          done={t('keys.close')}
          onDone={() => show(false)}
        />
      )}
    </Dialog>
  );
}
