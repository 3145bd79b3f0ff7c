'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { acceptPolicy } from '@/lib/privacy/actions';

/** Accepts the policy that stands on the page. */
export function AcceptPolicy({ version }: { readonly version: number }) {
  const t = useTranslations('privacy.policy');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const done = () => {
    showToast({ tone: 'success', title: t('accepted') });
    router.refresh();
  };
  return (
    <>
      <Button size="sm" pending={pending} onClick={() => run(() => acceptPolicy({ version }), done)}>
        {t('accept')}
      </Button>
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal === null ? null : t.has(`refusal.${refusal.code}`) ? t(`refusal.${refusal.code}`) : refusal.text}
      </p>
    </>
  );
}
