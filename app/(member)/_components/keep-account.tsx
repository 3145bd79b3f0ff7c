'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { keepAccount } from '@/lib/privacy/actions';

/** Keeps the account that was to be closed. */
export function KeepAccount() {
  const t = useTranslations('privacy.closing');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const done = () => {
    showToast({ tone: 'success', title: t('kept') });
    router.refresh();
  };
  return (
    <>
      <Button size="sm" pending={pending} onClick={() => run(() => keepAccount({}), done)}>
        {t('keep')}
      </Button>
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal?.text}
      </p>
    </>
  );
}
