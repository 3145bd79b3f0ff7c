'use client';
import { Camera, ScanLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { controlClass } from '@/components/ui/control-class';
import { isComposing, isOverlaid, isTyping } from '@/components/ui/keys';

const ONE_SIGN = /^[\p{L}\p{N}]$/u;
// Nobody types so fast, and no amount is so long: it is a scanner.
const SCANNER_MS = 50;
const SCANNED_MIN = 10;

/**
 * The one giant field: a scanner that types and presses Enter finds it wherever the focus is, a person types into it. F2
 * opens the camera, Esc clears everything.
 */
export function ScanField({
  field,
  onSubmit,
  onCamera,
  onClear,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onSubmit: (text: string) => void;
  readonly onCamera: () => void;
  readonly onClear: () => void;
}) {
  const t = useTranslations('desk');
  const [text, setText] = useState('');
  const scanned = useRef({ text: '', at: 0 });
  /** What a scanner types while a person's field has the focus: it goes where it belongs, and submits nothing else. */
  const catchScan = (event: KeyboardEvent) => {
    const before = scanned.current;
    const isFast = event.timeStamp - before.at < SCANNER_MS;
    if (ONE_SIGN.test(event.key)) {
      scanned.current = { text: isFast ? before.text + event.key : event.key, at: event.timeStamp };
      return;
    }
    scanned.current = { text: '', at: 0 };
    if (event.key !== 'Enter' || !isFast || before.text.length < SCANNED_MIN) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit(before.text);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isOverlaid() || isComposing(event)) return;
    if (event.key === 'F2') {
      event.preventDefault();
      onCamera();
    }
    if (event.key === 'Escape') {
      setText('');
      onClear();
      field.current?.focus();
    }
    // What a scanner types goes into the field, whatever has the focus; the amount is typed by people.
    const isSign = ONE_SIGN.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSign && !isTyping(event)) field.current?.focus();
    if (document.activeElement !== field.current) catchScan(event);
  });
  useEffect(() => {
    field.current?.focus();
    // Before the shortcuts of the console, for which a letter outside a field is one.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [field]);
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onSubmit(text);
        setText('');
      }}
    >
      <label className="relative grid min-w-0 flex-1">
        <span className="sr-only">{t('field')}</span>
        <ScanLine
          className="pointer-events-none absolute inset-y-0 left-4 my-auto size-6 text-muted"
          aria-hidden="true"
        />
        <input
          ref={field}
          type="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
          }}
          placeholder={t('placeholder')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          className={cn(controlClass, 'h-16 pl-13 text-lg')}
        />
      </label>
      <Button
        className="min-h-16 min-w-16"
        aria-label={t('camera')}
        aria-keyshortcuts="F2"
        onClick={onCamera}
        icon={<Camera className="size-6!" aria-hidden="true" />}
      >
        <span className="hidden desk:inline">F2</span>
      </Button>
    </form>
  );
}
