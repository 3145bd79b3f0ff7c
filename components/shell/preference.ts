/** Sends a language or theme to be remembered; the page must be refreshed afterwards. */
export async function savePreference(name: 'locale' | 'theme', value: string): Promise<void> {
  const form = new FormData();
  form.set(name, value);
  form.set('back', '/icon.svg');
  await fetch('/preferences', { method: 'POST', body: form });
}
