'use client';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';
import { cn } from './cn';
import { dismissToast, type Toast, toastStore } from './toast-store';

const ICONS = { success: CircleCheck, danger: CircleAlert, info: Info } as const;
const INK = { success: 'text-success', danger: 'text-danger', info: 'text-info' } as const;

/** Where toasts appear; once per layout. Failures interrupt a screen reader, the rest waits its turn. */
export function Toaster() {
  const t = useTranslations('ui');
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  const urgent = toasts.filter(({ tone }) => tone === 'danger');
  const calm = toasts.filter(({ tone }) => tone !== 'danger');
  return (
    <section
      aria-label={t('notifications')}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 mx-auto grid max-w-phone gap-2 p-4 pb-[calc(88px+env(safe-area-inset-bottom,0px))] desk:right-0 desk:left-auto desk:mx-0 desk:w-[400px] desk:pb-4"
    >
      <div aria-live="assertive" className="grid gap-2">
        {urgent.map((toast) => (
          <ToastPlate key={toast.id} toast={toast} />
        ))}
      </div>
      <div aria-live="polite" className="grid gap-2">
        {calm.map((toast) => (
          <ToastPlate key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function ToastPlate({ toast }: { readonly toast: Toast }) {
  const t = useTranslations('ui');
  const Icon = ICONS[toast.tone];
  useEffect(() => {
    // A failure and an offer to undo stay longer; neither needs to be chased.
    const timer = setTimeout(() => dismissToast(toast.id), toast.tone === 'danger' || toast.action ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className="sheet pointer-events-auto flex items-start gap-2.5 rounded-card border border-line bg-surface p-3.5 text-dense shadow-float">
      <Icon className={cn('mt-px size-[18px] shrink-0', INK[toast.tone])} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{toast.title}</p>
        {toast.detail ? <p className="text-muted">{toast.detail}</p> : null}
      </div>
      {toast.action ? (
        <button
          type="button"
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
          className="-my-1.5 min-h-8 shrink-0 rounded-md px-2 font-medium text-accent hover:bg-sunken"
        >
          {toast.action.label}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t('close')}
        onClick={() => dismissToast(toast.id)}
        className="-m-1.5 grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </div>
  );
}
