'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { saveFile } from '@/components/ui/save-file';
import { downloadFor } from '@/lib/privacy/actions';
import { type ExportBody, readableExport } from '@/lib/privacy/rules/readable';
import { NoteDialog } from '../../../../_components/note-dialog';
import { useActOf } from '../../../../_components/use-act-of';

/** Takes an export for a member who has no portal, against a reason that the trail keeps. */
export function TakeExport({ memberId, id }: { readonly memberId: string; readonly id: string }) {
  const t = useTranslations('privacy-console');
  const own = useTranslations('privacy');
  const lang = useLocale();
  const router = useRouter();
  const { run, pending, trouble } = useActOf('privacy-console');
  const take = (reason: string, close: () => void) =>
    run(
      () => downloadFor({ memberId, id, reason }),
      ({ text }) => {
        const context = (code: string) => (own.has(`data.${code}`) ? own(`data.${code}`) : code);
        const words = { lang, title: t('take.fileTitle'), context };
        saveFile(`${t('take.fileName')}.html`, readableExport(JSON.parse(text) as ExportBody, words), 'text/html');
        close();
        router.refresh();
      },
    );
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('take.do')}…
        </Button>
      )}
      title={t('take.title')}
      description={t('take.note')}
      act={t('take.do')}
      trouble={trouble}
      pending={pending}
      onAct={take}
    />
  );
}
