'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { OtpField } from '@/components/ui/otp-field';
import { TextLink } from '@/components/ui/text-link';
import { useHydrated } from '@/components/ui/use-hydrated';
import { signInWithCode } from '@/lib/enrolment/actions';
import { maskPhone } from '@/lib/kernel/format';
import { requestCode } from '@/lib/members/actions';
import { useCountdown } from './use-countdown';

const RESEND_SECONDS = 60;

type Sent = { readonly mobile: string; readonly shown: string | null; readonly round: number };

/** Signing in by one-time code in two steps: the number, then the six digits; a new number becomes a member. */
export function CodeForm({ inviter, onSignedIn }: { readonly inviter: string; readonly onSignedIn: () => void }) {
  const t = useTranslations('signin.member');
  const locale = useLocale();
  const { run, pending, refusal, clear } = useAnswer();
  const [mobile, setMobile] = useState('');
  const hydrated = useHydrated();
  const [sent, setSent] = useState<Sent | null>(null);
  const [wantsOffers, setWantsOffers] = useState(false);
  const [left, restart] = useCountdown(RESEND_SECONDS);

  function send(to: string) {
    setMobile(to);
    run(
      () => requestCode({ mobile: to }),
      ({ shown }) => {
        setSent({ mobile: to, shown, round: (sent?.round ?? 0) + 1 });
        restart();
      },
    );
  }
  function signIn(code: string) {
    if (sent === null || pending) return;
    run(() => signInWithCode({ mobile: sent.mobile, code, inviterCode: inviter, wantsOffers }), onSignedIn);
  }

  if (sent === null) {
    return (
      <form
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(String(new FormData(event.currentTarget).get('mobile') ?? ''));
        }}
      >
        <Field label={t('mobile')} help={t('mobileHelp')} error={refusal?.text}>
          <Input type="tel" inputMode="tel" autoComplete="tel" name="mobile" defaultValue={mobile} required />
        </Field>
        <Checkbox label={t('wantsOffers')} checked={wantsOffers} onCheckedChange={setWantsOffers} />
        <Button type="submit" variant="primary" size="lg" full disabled={!hydrated} pending={pending}>
          {t('sendCode')}
        </Button>
        <p className="text-xs text-muted">
          {t.rich('policy', {
            policy: (words) => (
              <TextLink href="/policy" className="underline">
                {words}
              </TextLink>
            ),
          })}
        </p>
      </form>
    );
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        signIn(String(new FormData(event.currentTarget).get('code') ?? ''));
      }}
    >
      <p className="text-dense text-muted" role="status" lang={locale}>
        {t('codeSent', { mobile: maskPhone(sent.mobile) })}
      </p>
      {sent.shown === null ? null : (
        <Banner tone="info" title={t('demoCode', { code: sent.shown })}>
          {t('demoNote')}
        </Banner>
      )}
      <Field label={t('code')} error={refusal?.text}>
        <OtpField key={`${sent.round}${refusal?.text ?? ''}`} name="code" autoFocus onComplete={signIn} />
      </Field>
      <Button type="submit" variant="primary" size="lg" full pending={pending}>
        {t('signIn')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          variant="ghost"
          size="sm"
          onClick={() => {
            clear();
            setSent(null);
          }}
        >
          {t('changeMobile')}
        </Button>
        <Button variant="ghost" size="sm" disabled={left > 0} onClick={() => send(sent.mobile)}>
          {left > 0 ? t('resendIn', { seconds: left }) : t('resend')}
        </Button>
      </div>
    </form>
  );
}
