'use client';
import { useRef } from 'react';

const TONES = { yes: [880, 1_320], no: [220, 165] } as const;
const TONE_SECONDS = 0.12;
const VOLUME = 0.15;
const BUZZ = { yes: [60], no: [120, 60, 120] } as const;

/** Lets a clerk hear and feel what the band shows: two tones up for yes, two down for no. Browsers that cannot stay still. */
export function useSignal(): (what: keyof typeof TONES) => void {
  const audio = useRef<AudioContext | null>(null);
  return (what) => {
    // Browsers shake only after a touch, and complain of it otherwise.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([...BUZZ[what]]);
    if (typeof AudioContext === 'undefined') return;
    audio.current ??= new AudioContext();
    const context = audio.current;
    if (context.state !== 'running') return;
    for (const [place, frequency] of TONES[what].entries()) {
      const [tone, volume] = [context.createOscillator(), context.createGain()];
      const at = context.currentTime + place * TONE_SECONDS;
      tone.frequency.value = frequency;
      volume.gain.value = VOLUME;
      tone.connect(volume).connect(context.destination);
      tone.start(at);
      tone.stop(at + TONE_SECONDS);
    }
  };
}
