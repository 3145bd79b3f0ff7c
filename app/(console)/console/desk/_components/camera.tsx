'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';

const LOOK_MS = 250;

type Detector = {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
};
type DetectorMaker = new (options: { readonly formats: readonly string[] }) => Detector;

/** Reads codes by the camera where the browser knows how; elsewhere it says what to do instead. */
export function CameraView({
  onCode,
  onClose,
}: {
  readonly onCode: (text: string) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('desk');
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<'missing' | 'refused' | null>(null);
  const read = useEffectEvent((text: string) => onCode(text));
  useEffect(() => {
    const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
    if (Maker === undefined || navigator.mediaDevices === undefined) return setTrouble('missing');
    const detector = new Maker({ formats: ['qr_code', 'code_128'] });
    let stream: MediaStream | null = null;
    let isOver = false;
    const look = async () => {
      if (isOver || video.current === null) return;
      const [found] = await detector.detect(video.current).catch(() => []);
      if (isOver) return;
      if (found !== undefined) return read(found.rawValue);
      setTimeout(() => void look(), LOOK_MS);
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      async (opened) => {
        stream = opened;
        if (isOver || video.current === null) return opened.getTracks().forEach((track) => void track.stop());
        video.current.srcObject = opened;
        await video.current.play().catch(() => undefined);
        void look();
      },
      () => setTrouble('refused'),
    );
    return () => {
      isOver = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  const close = <Button onClick={onClose}>{t('cameraClose')}</Button>;
  if (trouble !== null) {
    return (
      <Banner tone="warning" title={t(`trouble.${trouble}`)} action={close} className="mt-3">
        {t('cameraInstead')}
      </Banner>
    );
  }
  return (
    <div className="mt-3 grid gap-2">
      <video
        ref={video}
        muted
        playsInline
        aria-label={t('cameraView')}
        className="max-h-80 w-full rounded-card bg-well object-cover"
      />
      {close}
    </div>
  );
}
