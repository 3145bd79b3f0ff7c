'use client';
import { Image as ImageIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import { Button } from '@/components/ui/button';
import { saveBlob } from '@/components/ui/save-file';
import { showToast } from '@/components/ui/toast-store';
import { pictureOf } from './picture';

/** Keeps the chart as a picture: on record first, then drawn by this browser and written with by whom it was taken. */
export function PictureButton({
  within,
  file,
  title,
  note,
}: {
  readonly within: RefObject<HTMLElement | null>;
  /** The address at which taking it is recorded. */
  readonly file: string;
  readonly title: string;
  readonly note: string;
}) {
  const t = useTranslations('report-builder');
  const [pending, setPending] = useState(false);
  async function take() {
    setPending(true);
    const blob = await recorded(file)
      .then((mark) => (within.current === null ? null : pictureOf(within.current, { title, note, mark })))
      .catch(() => null);
    setPending(false);
    if (blob === null) return showToast({ tone: 'danger', title: t('pictureFailed') });
    saveBlob(`${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 60)}.png`, blob);
  }
  return (
    <Button size="sm" icon={<ImageIcon aria-hidden="true" />} pending={pending} onClick={take}>
      {t('picture')}
    </Button>
  );
}

async function recorded(file: string): Promise<string> {
  const answer = await fetch(`${file}${file.includes('?') ? '&' : '?'}format=png`);
  if (!answer.ok) throw new Error('not recorded');
  return ((await answer.json()) as { readonly mark: string }).mark;
}
