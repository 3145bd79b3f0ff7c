'use client';
import { PenLine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { withdrawMessage, writeMessage } from '@/lib/messaging/actions';
import { NoteDialog } from '../../../../_components/note-dialog';
import { useActOf } from '../../../../_components/use-act-of';

const NOTHING = { titleZh: '', titleEn: '', textZh: '', textEn: '' };
const LENGTHS = { title: 40, text: 300 };

/** Writes a message to the member's inbox, with the reason; it can be taken back until it is read. */
export function WriteMessage({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('told');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('told');
  const [said, setSaid] = useState(NOTHING);
  const put = (more: Partial<typeof NOTHING>) => setSaid({ ...said, ...more });

  async function takeBack(message: string) {
    const answer = await withdrawMessage({ memberId, message, reason: t('write.undoNote') }).catch(() => null);
    if (answer?.ok) showToast({ tone: 'success', title: t('withdraw.done') });
    else
      showToast({
        tone: 'danger',
        title: t(answer?.code === 'message_read' ? 'refusal.message_read' : 'refusal.unexpected'),
      });
    router.refresh();
  }
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" icon={<PenLine aria-hidden="true" />} {...props}>
          {t('write.open')}
        </Button>
      )}
      title={t('write.title')}
      description={t('write.note')}
      act={t('write.act')}
      trouble={trouble}
      pending={pending}
      onAct={(reason, close) => {
        const title = { zh: said.titleZh, en: said.titleEn };
        const text = { zh: said.textZh, en: said.textEn };
        run(
          () => writeMessage({ memberId, title, text, reason }),
          ({ message }) => {
            const action = { label: t('write.undo'), run: () => void takeBack(message) };
            showToast({ tone: 'success', title: t('write.done'), action });
            setSaid(NOTHING);
            close();
            router.refresh();
          },
        );
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('write.titleZh')} required>
          <Input
            lang="zh-CN"
            maxLength={LENGTHS.title}
            value={said.titleZh}
            onChange={({ target }) => put({ titleZh: target.value })}
          />
        </Field>
        <Field label={t('write.titleEn')} help={t('write.english')}>
          <Input
            lang="en"
            maxLength={LENGTHS.title}
            value={said.titleEn}
            onChange={({ target }) => put({ titleEn: target.value })}
          />
        </Field>
        <Field label={t('write.textZh')} required>
          <Textarea
            lang="zh-CN"
            rows={3}
            maxLength={LENGTHS.text}
            value={said.textZh}
            onChange={({ target }) => put({ textZh: target.value })}
          />
        </Field>
        <Field label={t('write.textEn')} help={t('write.english')}>
          <Textarea
            lang="en"
            rows={3}
            maxLength={LENGTHS.text}
            value={said.textEn}
            onChange={({ target }) => put({ textEn: target.value })}
          />
        </Field>
      </div>
    </NoteDialog>
  );
}
