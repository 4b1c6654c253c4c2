import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { compileEarly } from './scripts/compile-early.ts'
import { compileStyles } from './scripts/compile-styles.ts'
import { dashboardModule, preloadDashboard } from './scripts/preload-dashboard.ts'

/** In development everything but the dashboard's own source comes from a service beside it. */
const service = process.env['ACCREDIT_URL'] ?? 'http://127.0.0.1:8787'

export const dashboardConfig = defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compileStyles(), preloadDashboard(), compileEarly('dashboard')],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // The service puts the nonce of each answer in its place.
  html: { cspNonce: 'ACCREDIT-NONCE' },
  build: {
    // Into the package that serves and ships it.
    outDir: join(import.meta.dirname, '..', 'service', 'dashboard'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: {
      // Only a page is worth to be fetched with all its parts at once; the rest comes while idle.
      resolveDependencies: (name, dependencies) => (name.includes('-page-') ? dependencies : []),
    },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), dashboard: dashboardModule },
      output: {
        codeSplitting: {
          // Two files are the first load. Left alone it is some thirty, and each costs a request.
          groups: [
            {
              name: 'start',
              test: /[\\/](index\.html|src[\\/]main\.ts)$|preload-helper|modulepreload-polyfill/,
              priority: 1,
            },
            { name: 'dashboard', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '^/(v1|accredit|vetting|sandbox|dashboard\\.json|[^/]+/(v2\\.0|oauth2|discovery))': service,
    },
  },
})

// Vite looks for a default export.
// oxlint-disable-next-line import/no-default-export
export default dashboardConfig
