'use client';
import { MessageSquareText, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { QuestionFields } from '@/components/surveys/question-fields';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Sheet } from '@/components/ui/sheet';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { deleteReview, writeReview } from '@/lib/reviews/actions';
import type { OwnReview } from '@/lib/reviews/rules/own-review';
import { Stars } from './stars';

/** A line that was received: what it is, and what was said of it. */
export type ReviewedLine = { readonly id: string; readonly name: string; readonly review: OwnReview | null };

const STARS = { as: 'scale', from: 1, to: 5, reads: 'average' } as const;
const TEXT_MAX = 500;

/** The lines of an order with what was said of them, to be written or deleted. Wants `reviews` and `answering`. */
export function ReviewLines({ order, lines }: { readonly order: string; readonly lines: readonly ReviewedLine[] }) {
  const t = useTranslations('reviews');
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-2 px-4 py-3">
          <div className="flex items-center justify-between gap-3">
            <span className="min-w-0 font-medium">{line.name}</span>
            {line.review === null ? <WriteReview order={order} line={line} /> : null}
          </div>
          {line.review === null ? null : <Said review={line.review} name={line.name} />}
          {line.review?.state === 'deleted' ? <p className="text-xs text-muted">{t('deleted')}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function Said({ review, name }: { readonly review: OwnReview; readonly name: string }) {
  const t = useTranslations('reviews');
  const [isAsking, setAsking] = useState(false);
  const { run, pending, trouble } = useSend();
  if (review.state === 'deleted') return null;
  const drop = () =>
    run(
      () => deleteReview({ id: review.id }),
      ({ points, growth }) => {
        setAsking(false);
        showToast({
          tone: 'success',
          title: t('dropped'),
          detail: points + growth > 0 ? t('back', { points, growth }) : '',
        });
      },
    );
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-3">
        <Stars stars={review.stars} />
        <Button
          size="sm"
          variant="ghost"
          icon={<Trash2 aria-hidden="true" />}
          aria-label={t('dropOf', { name })}
          aria-haspopup="dialog"
          onClick={() => setAsking(true)}
        >
          {t('drop')}
        </Button>
      </div>
      {review.text === '' ? null : <p className="whitespace-pre-wrap break-words text-dense">{review.text}</p>}
      {review.state === 'hidden' ? (
        <Banner tone="warning" title={t('hidden')}>
          {review.hiddenWhy}
        </Banner>
      ) : null}
      <Sheet open={isAsking} onClose={() => setAsking(false)} title={t('dropTitle')}>
        <div className="grid gap-4">
          <p className="text-dense text-muted">{t('dropNote')}</p>
          {trouble === null ? null : <Banner tone="danger" title={trouble} />}
          <Button variant="danger" full pending={pending} onClick={drop}>
            {t('drop')}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}

function WriteReview({ order, line }: { readonly order: string; readonly line: ReviewedLine }) {
  const t = useTranslations('reviews');
  const [isOpen, setOpen] = useState(false);
  const [stars, setStars] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [isTold, setTold] = useState(false);
  const { run, pending, trouble } = useSend();
  function send() {
    if (stars === null) return setTold(true);
    run(
      () => writeReview({ order, line: line.id, stars, text }),
      ({ points, growth }) => {
        setOpen(false);
        showToast({
          tone: 'success',
          title: t('written'),
          detail: points + growth > 0 ? t('gave', { points, growth }) : '',
        });
      },
    );
  }
  return (
    <>
      <Button
        size="sm"
        icon={<MessageSquareText aria-hidden="true" />}
        aria-label={t('writeOf', { name: line.name })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('write')}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t('writeOf', { name: line.name })}>
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) send();
          }}
        >
          <QuestionFields
            question={{ text: { zh: t('ask'), en: t('ask') }, help: NOTHING, isRequired: true, asked: STARS }}
            value={stars}
            onChange={(value) => setStars(typeof value === 'number' ? value : null)}
            trouble={isTold && stars === null ? t('starsMissing') : null}
          />
          <Field label={t('words')} optional>
            <Textarea value={text} maxLength={TEXT_MAX} onChange={({ target }) => setText(target.value)} />
          </Field>
          <p className="text-xs text-muted">{t('once')}</p>
          {trouble === null ? null : <Banner tone="danger" title={trouble} />}
          <Button type="submit" variant="primary" full pending={pending}>
            {t('send')}
          </Button>
        </form>
      </Sheet>
    </>
  );
}

const NOTHING = { zh: '', en: '' };

type Answer<O> = { readonly ok: true; readonly value: O } | { readonly ok: false; readonly code: string };

/** Sends one thing at a time; a no stays in words. */
function useSend() {
  const t = useTranslations('reviews');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);
  function run<O>(act: () => Promise<Answer<O>>, done: (value: O) => void) {
    setTrouble(null);
    start(async () => {
      const answer = await act().catch(() => null);
      if (answer?.ok) {
        done(answer.value);
        return router.refresh();
      }
      const code = answer?.code ?? 'offline';
      setTrouble(t.has(`refusal.${code}`) ? t(`refusal.${code as 'offline'}`) : t('refusal.unknown'));
    });
  }
  return { run, pending, trouble };
}
