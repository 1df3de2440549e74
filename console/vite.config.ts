import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Rolldown } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Where `vite` finds the service while somebody works on the console. */
const SERVICE = process.env['BANJIE_URL'] ?? 'http://127.0.0.1:8080';

/** What people open on a slow line, without being signed in. */
const LIGHT_ENTRIES = [
  'main.tsx',
  'features/sign-in/sign-in-page.tsx',
  'features/sign-in/callback-page.tsx',
  'features/look-up/look-up-page.tsx',
].map((file) => join(import.meta.dirname, 'src', file));

const light = new Set<string>();

/** Whether a module is one that those pages import: they may not wait for a file of the others. */
function isLight(id: string, context: Rolldown.ChunkingContext): boolean {
  const visit = (one: string): void => {
    if (light.has(one)) return;
    light.add(one);
    context.getModuleInfo(one)?.importedIds.forEach(visit);
  };
  if (light.size === 0) LIGHT_ENTRIES.forEach(visit);
  return light.has(id) && !LIGHT_ENTRIES.includes(id);
}

export default defineConfig({
  // Compressed once here, not at each request.
  plugins: [react(), compression({ algorithms: ['gzip', 'brotliCompress'] })],
  // The service must see the page's own host: it leads the browser back to it after the sign-in.
  server: { proxy: { '/api': { target: SERVICE, changeOrigin: false } } },
  build: {
    target: 'es2022',
    // The service's policy allows no script but our files, and no font or picture written into a style sheet as data.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 1200,
    // Few files rather than many small ones: what pages share comes at once, however far away the county's server is.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: (id, context) => (isLight(id, context) ? 'light' : null), debugName: 'light', priority: 2 },
            { name: 'desk', priority: 1, minShareCount: 8 },
          ],
        },
      },
    },
  },
});
