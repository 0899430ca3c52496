import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';
import { fieldFiles } from './field-files.ts';

const server = process.env.GONGJIAN_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), fieldFiles(), compressed()],
  // The server takes changes from its own address only; in development the browser stands at another.
  server: { proxy: { '/api': { target: server, headers: { origin: server } } } },
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // Few files of a good size: on a slow machine each further one costs more than its bytes.
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        // 外业检查: a page of its own that a telephone takes along, and the worker that keeps it there.
        field: join(import.meta.dirname, 'field.html'),
        'field-worker': join(import.meta.dirname, 'src', 'field', 'worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'field-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'frame', test: /node_modules\/(react|react-dom|scheduler|@tanstack|use-sync-external-store|zod)\//, priority: 4 },
            // What a list with filters needs of antd and all that needs; forms, drawers and the like come with the screens that have them.
            { name: 'antd', test: /node_modules\/antd\/(es\/(config-provider|select|popover)|locale)\//, priority: 3 },
            { name: 'antd-forms', test: /node_modules\/(antd|@rc-component|@ant-design)\//, priority: 2 },
            { name: 'ui', test: /apps\/web\/src\/(ui\/(?!Themed|FormDialog)|shell|session\/(api|viewer|text))/, priority: 1 },
            {
              name: 'ledger',
              test: /apps\/web\/src\/tasks\/(api|text|Light|columns|DueSoon|UnitNames|count-of|light-of|ledger-search)/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
