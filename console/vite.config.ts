import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Each text file also as .gz and .br: the server sends what the browser takes and compresses nothing itself. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(file.fileName)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(source, { level: 9 }) });
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(source) });
      }
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
        '/notifications', '/promotions', '/discounts', '/actuator', '/local', '/claims'].map((path) => [
        path,
        'http://127.0.0.1:8080',
      ]),
    ),
  },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
