import { type NextRequest, NextResponse } from 'next/server';
import { LOCALE_COOKIE, localeOf, THEME_COOKIE, THEMES } from '@/lib/kernel/locale';

const YEAR_SECONDS = 31_536_000;

/** Remembers a language or a theme in a cookie and returns to the page it was chosen on; works as a plain form. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return new NextResponse(null, { status: 403 });

  const form = await request.formData();
  const locale = localeOf(text(form, 'locale'));
  const theme = THEMES.find((known) => known === text(form, 'theme'));
  const response = new NextResponse(null, { status: 303, headers: { Location: localPath(text(form, 'back')) } });
  const options = { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const;
  if (locale !== null) response.cookies.set(LOCALE_COOKIE, locale, options);
  if (theme !== undefined) response.cookies.set(THEME_COOKIE, theme, options);
  return response;
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Only a path of ours: anything that could lead to another host becomes the home page. */
function localPath(path: string): string {
  return /^\/(?![/\\])[^\r\n\\]*$/.test(path) ? path : '/';
}
