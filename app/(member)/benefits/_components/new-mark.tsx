'use client';
import { useState } from 'react';

/** The word of what is news; it stays for as long as its reader is on the page, although it counts as seen at once. */
export function NewMark({ isNew, label }: { readonly isNew: boolean; readonly label: string }) {
  const [wasNew] = useState(isNew);
  if (!wasNew && !isNew) return null;
  return (
    <span className="mr-1.5 inline-block rounded-full bg-danger px-1.5 text-2xs leading-4 font-medium text-on-danger">
      {label}
    </span>
  );
}
