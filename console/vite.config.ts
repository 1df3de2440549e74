import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Where `vite` finds the service while somebody works on the console. */
const SERVICE = process.env['BANJIE_URL'] ?? 'http://127.0.0.1:8080';

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
  },
});
