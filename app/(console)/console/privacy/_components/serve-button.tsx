'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { closeFor, exportFor, keepFor } from '@/lib/privacy/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

const ACTS = { close: closeFor, keep: keepFor, export: exportFor } as const;

/** One service for a member: starts or stops closing his account, or has his data written down; with a reason. */
export function ServeButton({ act, memberId }: { readonly act: keyof typeof ACTS; readonly memberId: string }) {
  const t = useTranslations('privacy-console');
  const client = useQueryClient();
  const router = useRouter();
  const { run, pending, trouble } = useActOf('privacy-console');
  const variant = act === 'close' ? 'danger' : 'primary';
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" variant={act === 'close' ? 'danger-outline' : 'secondary'} {...props}>
          {t(`${act}.do`)}…
        </Button>
      )}
      title={t(`${act}.title`)}
      description={t(`${act}.note`)}
      act={t(`${act}.do`)}
      variant={variant}
      trouble={trouble}
      pending={pending}
      onAct={(reason, close) =>
        run(
          () => ACTS[act]({ memberId, reason }),
          () => {
            close();
            showToast({ tone: 'success', title: t(`${act}.done`) });
            void client.invalidateQueries();
            router.refresh();
          },
        )
      }
    />
  );
}
