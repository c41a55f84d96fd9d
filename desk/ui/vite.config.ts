import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { mockApi } from './mock/plugin.ts'

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockApi()] : [])],
  server: {
    port: 5173,
    proxy: mode === 'mock' ? undefined : { '/api': 'http://127.0.0.1:8080' },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that know light-dark(): what stands in for it does not follow the switch.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few files for the first page: what several pages share, and the libraries' parts that they share, in one file each.
        codeSplitting: {
          groups: [
            { name: 'library', test: /node_modules[\\/](?!d3|topojson|world-atlas|internmap)/, minShareCount: 3, priority: 2 },
            { name: 'common', test: /src[\\/](components|[a-zA-Z0-9]+\.tsx?$)/, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
}))
