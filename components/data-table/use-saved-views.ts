'use client';
import { useEffect, useState } from 'react';

/** A state of a list page that its reader named. */
export type SavedView = { readonly title: string; readonly search: string };

/** The reader's own views of a list, kept in this browser. */
export function useSavedViews(name: string) {
  const key = `views:${name}`;
  const [views, setViews] = useState<readonly SavedView[]>([]);
  useEffect(() => setViews(read(key)), [key]);
  function write(next: readonly SavedView[]) {
    setViews(next);
    localStorage.setItem(key, JSON.stringify(next));
  }
  return {
    views,
    save: (title: string, search: string) =>
      write([...views.filter((view) => view.title !== title), { title, search }]),
    forget: (title: string) => write(views.filter((view) => view.title !== title)),
  };
}

function read(key: string): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return typeof view?.title === 'string' && typeof view.search === 'string';
}
