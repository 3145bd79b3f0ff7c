'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { formatMoney } from '@/lib/kernel/format';
import { approveRequest, refuseRequest } from '@/lib/shop/actions';
import type { RefundTold } from '@/lib/shop/rules/refund-told';
import { FormDialog, textOf } from '../../../../_components/form-dialog';
import { useAct } from '../../../../_components/use-act';

const ANSWER_MIN = 2;
const ANSWER_MAX = 500;

/** The two answers to a request: done exactly as the preview says, or refused with a reason. Of two clerks the first counts. */
export function DecideForms({ request, told }: { readonly request: string; readonly told: RefundTold | null }) {
  const t = useTranslations('refund-requests');
  const router = useRouter();
  const sentence = (code: string, facts: Record<string, string | number>) => {
    // Whatever stands in the way, the page is behind: it is read again below the sentence.
    router.refresh();
    if (code === 'request_decided') return t('refusal.request_decided', { by: String(facts.by || t('theMember')) });
    return t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected');
  };
  const [approve, refuse] = [useAct(sentence), useAct(sentence)];
  const approved = () => {
    showToast({ tone: 'success', title: t('approved') });
    router.refresh();
  };
  function send(form: FormData) {
    const answer = textOf(form, 'answer');
    return answer.length < ANSWER_MIN ? t('answerShort') : () => refuseRequest({ request, answer });
  }
  return (
    <div className="grid gap-3">
      <FormErrors errors={approve.trouble === null ? [] : [{ message: approve.trouble }]} />
      <div className="flex flex-wrap gap-3">
        {told === null ? null : (
          <Button
            variant="primary"
            pending={approve.pending}
            onClick={() => {
              const { lines: _, ...figures } = told;
              approve.run(() => approveRequest({ request, told: figures }), approved);
            }}
          >
            {t('approve', { amount: formatMoney(told.amount) })}
          </Button>
        )}
        <FormDialog
          act={refuse}
          trigger={<Button>{t('refuse')}</Button>}
          title={t('refuseTitle')}
          description={t('refuseNote')}
          submit={t('refuse')}
          saved={t('refused')}
          send={send}
        >
          <Field label={t('answer')} required>
            <Textarea name="answer" maxLength={ANSWER_MAX} />
          </Field>
        </FormDialog>
      </div>
    </div>
  );
}
