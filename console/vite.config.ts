import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Each text file also as .gz and .br: the server sends what the browser takes and compresses nothing itself. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: {
      // From what is on the disk in the end: Vite itself still changes the code after others have seen it.
      order: 'post',
      handler({ dir }, bundle) {
        for (const name of Object.keys(bundle)) {
          if (!/\.(js|css|svg)$/.test(name)) continue;
          const file = join(dir!, name);
          const source = readFileSync(file);
          writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }));
          writeFileSync(`${file}.br`, brotliCompressSync(source));
        }
      },
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [react(), compressed()],
  // The server puts a fresh one into each page that it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: process.env.CONSOLE_OUT ?? 'target/classes/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    // npm run dev: beside a Waybill on its usual port.
    proxy: Object.fromEntries(
      ['/orders', '/products', '/carts', '/checkouts', '/admin', '/stock', '/payments', '/shipments', '/picking-jobs',
        '/notifications', '/promotions', '/discounts', '/actuator', '/local', '/claims', '/search', '/availability', '/returns',
        '/returnable-orders', '/carrier-labels', '/locations', '/sourcing-rules', '/transfers'].map((path) => [
        path,
        { target: 'http://127.0.0.1:8080', ws: path === '/orders' },
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
