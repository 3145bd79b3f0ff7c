'use client';
import { Archive, Copy, Ellipsis, Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuLink } from '@/components/ui/menu';
import { showToast } from '@/components/ui/toast-store';
import { cancelRefresh, cancelUpload, refreshSegment, setSegmentState } from '@/lib/segments/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import type { Answered } from '../../../_components/use-act';
import { useActOf } from '../../../_components/use-act-of';

const NEXT = ['live', 'paused', 'withdrawn'] as const;
const ACTS = { live: 'resume', paused: 'pause', withdrawn: 'withdraw' } as const;
const ICONS = { live: <Play />, paused: <Pause />, withdrawn: <Archive /> } as const;

type State = (typeof NEXT)[number];

/** What is done with a segment more rarely: copying it, letting it rest or go on, putting it away; these with a note. */
export function SegmentMenu({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('segments');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('segments');
  const [asked, setAsked] = useState<State | null>(null);
  const acts = NEXT.filter((next) => next === 'withdrawn' || (next === 'live') === (state === 'paused'));
  const noted = (next: State) => (note: string, close: () => void) =>
    run(
      () => setSegmentState({ code, state: next, note }),
      () => {
        showToast({ tone: 'success', title: t('act.done') });
        close();
        router.refresh();
      },
    );
  return (
    <>
      <Menu trigger={<IconButton label={t('more')} icon={<Ellipsis />} bordered tip="left" />}>
        <MenuLink href={`/console/segments/new?from=${code}`} icon={<Copy />}>
          {t('copy')}
        </MenuLink>
        {acts.map((next) => (
          <MenuItem key={next} icon={ICONS[next]} danger={next === 'withdrawn'} onSelect={() => setAsked(next)}>
            {t(`act.${ACTS[next]}`)}
          </MenuItem>
        ))}
      </Menu>
      {asked === null ? null : (
        <NoteDialog
          title={t(`act.${ACTS[asked]}`)}
          description={t(`act.${ACTS[asked]}Note`)}
          act={t(`act.${ACTS[asked]}`)}
          variant={asked === 'withdrawn' ? 'danger' : 'primary'}
          trouble={trouble}
          pending={pending}
          onAct={noted(asked)}
          onClosed={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** Finding the members anew now. */
export function RefreshNow({ code, isBusy }: { readonly code: string; readonly isBusy: boolean }) {
  const t = useTranslations('segments');
  return (
    <WorkButton label={t('run.now')} done={t('run.begun')} disabled={isBusy} act={() => refreshSegment({ code })} />
  );
}

/** Stopping a refresh or the reading of a list. */
export function StopWork({ id, what }: { readonly id: string; readonly what: 'refresh' | 'upload' }) {
  const t = useTranslations('segments');
  const act = () => (what === 'refresh' ? cancelRefresh({ id }) : cancelUpload({ id }));
  return <WorkButton label={t('run.stop')} done={t('run.stopped')} size="sm" act={act} />;
}

/** One act on the work of a segment, with its refusal beside it. */
function WorkButton({
  label,
  done,
  act,
  size,
  disabled = false,
}: {
  readonly label: string;
  readonly done: string;
  readonly act: () => Promise<Answered<unknown>>;
  readonly size?: 'sm';
  readonly disabled?: boolean;
}) {
  const router = useRouter();
  const { run, pending, trouble } = useActOf('segments');
  const after = () => {
    showToast({ tone: 'success', title: done });
    router.refresh();
  };
  return (
    <>
      {trouble === null ? null : (
        <p role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
      <Button {...(size && { size })} pending={pending} disabled={disabled} onClick={() => run(act, after)}>
        {label}
      </Button>
    </>
  );
}
