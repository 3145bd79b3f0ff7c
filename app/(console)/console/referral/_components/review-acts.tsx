'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { reviewReferral } from '@/lib/referral/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

/** Lets a held invitation go on, or refuses it for good; either needs a note for the trail. */
export function ReviewActs({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('referral');
  const client = useQueryClient();
  const { run, pending, trouble } = useActOf('referral');
  const decide = (verdict: 'release' | 'refuse', note: string, close: () => void) =>
    run(
      () => reviewReferral({ memberId, verdict, note }),
      () => {
        close();
        showToast({ tone: 'success', title: t(`${verdict}d`) });
        void client.invalidateQueries();
      },
    );
  return (
    <div className="flex flex-wrap gap-2">
      {(['release', 'refuse'] as const).map((verdict) => (
        <NoteDialog
          key={verdict}
          trigger={(props) => (
            <Button variant={verdict === 'release' ? 'primary' : 'danger-outline'} {...props}>
              {t(verdict)}…
            </Button>
          )}
          title={t(verdict)}
          description={t(`${verdict}Note`)}
          act={t(verdict)}
          variant={verdict === 'release' ? 'primary' : 'danger'}
          trouble={trouble}
          pending={pending}
          onAct={(note, close) => decide(verdict, note, close)}
        />
      ))}
    </div>
  );
}
