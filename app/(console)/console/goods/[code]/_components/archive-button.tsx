'use client';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FormErrors } from '@/components/ui/form-errors';
import { showToast } from '@/components/ui/toast-store';
import { saveProduct } from '@/lib/catalog/actions';
import { useActOf } from '../../../_components/use-act-of';

/** Takes a product out of sale, or back: undone by the same button, so nothing is asked before. */
export function ArchiveButton({ code, isArchived }: { readonly code: string; readonly isArchived: boolean }) {
  const t = useTranslations('goods');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('goods');
  return (
    <>
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <Button
        variant="ghost"
        size="sm"
        pending={pending}
        icon={isArchived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
        onClick={() =>
          run(
            () => saveProduct({ code, archived: !isArchived }),
            () => {
              showToast({ tone: 'success', title: t(isArchived ? 'restored' : 'archivedNow') });
              router.refresh();
            },
          )
        }
      >
        {t(isArchived ? 'restore' : 'archive')}
      </Button>
    </>
  );
}
