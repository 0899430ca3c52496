import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';

const server = process.env.GONGJIAN_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  // The server takes changes from its own address only; in development the browser stands at another.
  server: { proxy: { '/api': { target: server, headers: { origin: server } } } },
  build: { target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 700 },
});
