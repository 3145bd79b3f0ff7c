'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { takeBackCoupon } from '@/lib/coupons/actions';
import { NoteDialog } from '../../../../_components/note-dialog';
import { useActOf } from '../../../../_components/use-act-of';

/** Takes an unused coupon of the member back, with the reason. */
export function TakeBackCoupon({ memberId, coupon }: { readonly memberId: string; readonly coupon: string }) {
  const t = useTranslations('giving');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('giving');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('takeBack.open')}
        </Button>
      )}
      title={t('takeBack.title')}
      description={t('takeBack.note')}
      act={t('takeBack.open')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => takeBackCoupon({ memberId, coupon, note }),
          () => {
            showToast({ tone: 'success', title: t('takenBack') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
