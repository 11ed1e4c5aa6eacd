// One build, three environments: the page, Electron's main process, and the preload. `vite build --app` makes all.
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const from = (...parts: string[]): string => path.join(import.meta.dirname, ...parts);

// Loaded from node_modules at run time: Electron itself, and what brings native code or programs of its own.
const external = ['electron', 'sharp', 'exiftool-vendored', /^node:/];

// The page is read from the disk, not fetched over a line: one file is quickest. In kB.
const chunkSizeWarningLimit = 4000;

const node = {
  consumer: 'server' as const,
  resolve: { noExternal: true as const, conditions: ['node', 'import'] },
};

export default defineConfig({
  root: from('src/renderer'),
  // Relative, as the page lives under a protocol of its own.
  base: './',
  plugins: [react()],
  // The runtimes are known: Electron 45's own Chromium and Node.
  build: {
    emptyOutDir: true,
    target: 'esnext',
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit,
  },
  environments: {
    client: {
      build: { outDir: from('dist/renderer'), modulePreload: { polyfill: false } },
    },
    main: {
      ...node,
      build: {
        outDir: from('dist/main'),
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          external,
          input: {
            index: from('src/main/electron/index.ts'),
            'digest-worker': from('src/main/transfers/digest-worker.ts'),
            'merge-worker': from('src/main/results/merge-worker.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      ...node,
      build: {
        outDir: from('dist/preload'),
        minify: false,
        rolldownOptions: {
          external: ['electron'],
          input: from('src/preload/index.ts'),
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {},
});
