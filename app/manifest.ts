import type { MetadataRoute } from 'next';

/** Lets a phone keep the member portal on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: '常客 Regulars',
    short_name: '常客',
    start_url: '/',
    display: 'standalone',
    background_color: '#FAF8F5',
    theme_color: '#C2410C',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
