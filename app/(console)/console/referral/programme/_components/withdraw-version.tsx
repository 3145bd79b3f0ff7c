'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { withdrawProgramme } from '@/lib/referral/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Takes a version out before it begins. */
export function WithdrawVersion({
  programme,
  version,
}: {
  readonly programme: 'referral' | 'boost';
  readonly version: number;
}) {
  const t = useTranslations('referral.versions');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('referral');
  const withdraw = (note: string, close: () => void) =>
    run(
      () => withdrawProgramme({ programme, version, note }),
      () => {
        close();
        router.refresh();
      },
    );
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('withdraw')}…
        </Button>
      )}
      title={t('withdraw')}
      description={t('withdrawNote', { version })}
      act={t('withdraw')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={withdraw}
    />
  );
}
