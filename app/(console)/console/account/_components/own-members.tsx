'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { declareOwn } from '@/lib/adjustments/actions';
import { useAct } from '../../_components/use-act';

/** Member accounts of one's own or of one's household: one neither changes them by hand nor decides about them (4.A.12). */
export function OwnMembers({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations('adjust.ownMembers');
  const router = useRouter();
  const { run, pending, trouble } = useAct((code) => t(code === 'member_not_found' ? 'unknown' : 'failed'));
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const element = event.currentTarget;
        const code = String(new FormData(element).get('code') ?? '');
        run(
          () => declareOwn({ code }),
          () => {
            element.reset();
            showToast({ tone: 'success', title: t('done') });
            router.refresh();
          },
        );
      }}
    >
      <p className="text-dense text-muted">{t('note')}</p>
      {codes.length === 0 ? null : (
        <ul className="flex flex-wrap gap-2" aria-label={t('list')}>
          {codes.map((code) => (
            <li key={code}>
              <code className="rounded-md bg-track px-2 py-1 text-dense">{code}</code>
            </li>
          ))}
        </ul>
      )}
      <Field label={t('code')} error={trouble}>
        <Input name="code" required maxLength={40} autoComplete="off" />
      </Field>
      <Button type="submit" pending={pending} className="justify-self-start">
        {t('declare')}
      </Button>
    </form>
  );
}
