'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { isComposing, isOverlaid, isTyping } from '@/components/ui/keys';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import {
  approveRequest,
  decideEscalated,
  hurryRequest,
  rejectRequest,
  returnRequest,
  reviewRequest,
  withdrawRequest,
} from '@/lib/approvals/actions';
import { type Answered, useAct } from '../../_components/use-act';
import type { Line } from './line';

const NOTE_MAX = 200;
const NOTE_MIN = 2;
const EMERGENCY_MIN = 10;

type Verb = 'approve' | 'reject' | 'return' | 'withdraw' | 'hurry' | 'review';
type Outcome = { readonly state: string };

/**
 * Decides a request with a note: approve (A), reject (R) or send back; one's own is only taken back, or done at once in an
 * emergency. What is dealt with makes room for the next. ⌘-Enter approves while writing.
 */
export function DecidePanel({ line, onDealt }: { readonly line: Line; readonly onDealt: () => Promise<unknown> }) {
  const t = useTranslations('approvals');
  const router = useRouter();
  const cache = useQueryClient();
  const { run, pending, trouble, setTrouble } = useAct((code, facts) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected'),
  );
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const requestId = line.id;

  function told(verb: Verb, state: string) {
    const said = saidOf(verb, state);
    showToast({ tone: said === 'approve' ? 'success' : 'info', title: t(`told.${said}`) });
    const gone = onDealt();
    void cache.invalidateQueries({ queryKey: ['list', 'approvals'] });
    void cache.invalidateQueries({ queryKey: ['approval'] });
    // The number in the navigation comes with the layout; asked for while the address changes, the whole page would load anew.
    void gone.then(router.refresh);
  }
  function missing(text: string) {
    setTrouble(text);
    field.current?.focus();
  }
  function act(verb: Verb) {
    const written = note.trim().length;
    if (verb === 'hurry' && written < EMERGENCY_MIN) return missing(t('emergencyMissing'));
    if (['reject', 'return', 'review'].includes(verb) && written < NOTE_MIN)
      return missing(t(`noteMissing.${verb as 'reject'}`));
    run<Outcome>(
      () => send(verb, requestId, note, line.isEscalatedToMe),
      ({ state }) => told(verb, state),
    );
  }

  const canAct = line.state === 'requested' && line.canDecide;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!canAct || pending || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (isComposing(event) || isTyping(event) || isOverlaid()) return;
    if (event.key === 'a') act('approve');
    if (event.key === 'r') act('reject');
    if (event.key === 'a' || event.key === 'r') event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const isOpen = line.state === 'requested';
  if (!isOpen && !line.canReview) return null;
  const canWrite = canAct || line.canHurry || line.canReview;
  return (
    <form
      noValidate
      // The acts stay in sight however long the request is.
      data-acts={canAct}
      className="grid gap-3 border-line bg-surface data-[acts=true]:sticky data-[acts=true]:bottom-0 data-[acts=true]:z-10 data-[acts=true]:-mx-4 data-[acts=true]:border-t data-[acts=true]:px-4 data-[acts=true]:py-3"
      onSubmit={(event) => {
        event.preventDefault();
        act(line.canReview ? 'review' : 'approve');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && canAct && !isComposing(event.nativeEvent))
          act('approve');
      }}
    >
      {trouble === null ? null : <Banner tone="danger" title={<span role="alert">{trouble}</span>} />}
      {isOpen && line.isOwn ? <OwnRequest pending={pending} onWithdraw={() => act('withdraw')} /> : null}
      {isOpen && !line.isOwn && !canAct ? <p className="text-dense text-muted">{t('mayNot')}</p> : null}
      {canWrite ? (
        <Field label={t('decisionNote')} help={canAct ? t('decisionNoteHelp') : undefined}>
          <Textarea
            ref={field}
            rows={2}
            maxLength={NOTE_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      ) : null}
      {canAct ? (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={pending} aria-keyshortcuts="A">
            {t('approve')}
          </Button>
          <Button pending={pending} onClick={() => act('return')}>
            {t('return')}
          </Button>
          <Button variant="danger-outline" pending={pending} onClick={() => act('reject')} aria-keyshortcuts="R">
            {t('reject')}
          </Button>
          <p className="w-full text-xs text-muted max-desk:hidden">{t('keys')}</p>
        </div>
      ) : null}
      {line.canReview ? (
        <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
          {t('review')}
        </Button>
      ) : null}
      {line.canHurry ? (
        <div className="grid gap-2 border-t border-line pt-3">
          <p className="text-xs text-muted">{t('emergencyNote')}</p>
          <Button
            variant="danger-outline"
            pending={pending}
            className="justify-self-start"
            onClick={() => act('hurry')}
          >
            {t('hurry')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

/** One's own request: somebody else decides it, one may take it back. */
function OwnRequest({ pending, onWithdraw }: { readonly pending: boolean; readonly onWithdraw: () => void }) {
  const t = useTranslations('approvals');
  return (
    <Banner
      title={t('ownTitle')}
      action={
        <Button size="sm" pending={pending} onClick={onWithdraw}>
          {t('withdraw')}
        </Button>
      }
    >
      {t('ownNote')}
    </Banner>
  );
}

/** What is said of an act: changed since it was asked for, or approved as the first of two, is said as what it is. */
function saidOf(verb: Verb, state: string): Verb | 'void' | 'first' {
  if (verb !== 'approve') return verb;
  return state === 'withdrawn' ? 'void' : state === 'requested' ? 'first' : verb;
}

/** The act of the server for a verb; whoever was not asked first decides as such. */
async function send(verb: Verb, requestId: string, note: string, isEscalated: boolean): Promise<Answered<Outcome>> {
  if (isEscalated && (verb === 'approve' || verb === 'reject' || verb === 'return'))
    return decideEscalated({ requestId, verdict: verb, note });
  if (verb === 'approve') return approveRequest({ requestId, note });
  if (verb === 'reject') return rejectRequest({ requestId, note });
  if (verb === 'return') return returnRequest({ requestId, note });
  if (verb === 'hurry') return hurryRequest({ requestId, note });
  if (verb === 'withdraw') return withdrawRequest({ requestId });
  const answer = await reviewRequest({ requestId, note });
  return answer.ok ? { ok: true, value: { state: 'approved' } } : answer;
}
