'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { answerAccess } from '@/lib/access/actions';
import { readAsked } from '@/lib/access/rules/asked';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';
import { RolesDialog } from './roles-dialog';
import type { Places, RequestView, StaffView } from './rows';

/** Answers a request: a role that allows it closes it by itself; a reach that was widened and a no are said here. */
export function RequestActs({
  request,
  person,
  places,
}: {
  readonly request: RequestView;
  /** Who asked; null when he works here no more. */
  readonly person: StaffView | null;
  readonly places: Places;
}) {
  const t = useTranslations('asking');
  const [isAssigning, setAssigning] = useState(false);
  const asked = readAsked(request.subject);
  const isReach = asked !== null && 'member' in asked;
  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5">
      {person === null || person.state === 'disabled' ? null : (
        <Button size="sm" variant="primary" onClick={() => setAssigning(true)}>
          {t('list.assign')}
        </Button>
      )}
      {isReach ? <Answer request={request} answer="granted" words="grant" /> : null}
      <Answer request={request} answer="refused" words="refuse" />
      {isAssigning && person !== null ? (
        <RolesDialog person={person} places={places} onClose={() => setAssigning(false)} />
      ) : null}
    </span>
  );
}

function Answer({
  request: { id, staffName },
  answer,
  words,
}: {
  readonly request: RequestView;
  readonly answer: 'granted' | 'refused';
  readonly words: 'grant' | 'refuse';
}) {
  const t = useTranslations('asking');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('asking');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t(`${words}.open`)}
        </Button>
      )}
      title={t(`${words}.title`, { name: staffName })}
      description={t(`${words}.note`)}
      act={t(`${words}.act`)}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => answerAccess({ requestId: id, answer, note }),
          () => {
            showToast({ tone: 'success', title: t(`${words}.done`) });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
