'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { UserButton } from './user-button';

/** Who is signed in to the console, as far as the shell needs it. */
export type ShellUser = { readonly name: string; readonly detail?: string; readonly accountHref?: string };

const load = () => import('./user-menu-list').then((module) => module.UserMenuList);
const UserMenuList = dynamic(load, { ssr: false, loading: () => <UserButton user={null} /> });

/** The person's menu: language, theme, account and signing out; without a person it is language and theme alone. */
export function UserMenu({
  user,
  signOut,
}: {
  readonly user: ShellUser | null;
  readonly signOut?: () => Promise<void>;
}) {
  const [wanted, setWanted] = useState(false);
  if (wanted) return <UserMenuList user={user} signOut={signOut} />;
  return (
    <UserButton user={user} aria-haspopup="menu" onPointerEnter={() => void load()} onClick={() => setWanted(true)} />
  );
}
