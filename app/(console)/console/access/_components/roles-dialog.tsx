'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormErrors } from '@/components/ui/form-errors';
import { showToast } from '@/components/ui/toast-store';
import { setRoles } from '@/lib/access/actions';
import { draftsOf, GrantsEditor, grantsOf, newDraft } from './grants-editor';
import type { Places, StaffView } from './rows';

/** Changing the roles of a colleague, all at once. */
export function RolesDialog({
  person,
  places,
  onClose,
}: {
  readonly person: StaffView;
  readonly places: Places;
  readonly onClose: () => void;
}) {
  const t = useTranslations('access.staff');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const [drafts, setDrafts] = useState(person.grants.length > 0 ? draftsOf(person.grants) : [newDraft(0)]);
  const save = () =>
    run(
      () => setRoles({ staffId: person.id, grants: grantsOf(drafts, places) }),
      () => {
        onClose();
        showToast({ tone: 'success', title: t('rolesSaved') });
        router.refresh();
      },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('changeRolesOf', { name: person.name })}
      description={t('changeRolesNote')}
      footer={
        <Button variant="primary" pending={pending} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <FormErrors errors={refusal === null ? [] : [{ message: refusal.text }]} />
        <GrantsEditor drafts={drafts} places={places} onChange={setDrafts} />
      </div>
    </Dialog>
  );
}
