import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The module that the start loads while it signs in. */
export const dashboardModule = join(import.meta.dirname, '../src/show-dashboard.tsx')

/**
 * Lets the page fetch the dashboard itself together with the small script that starts it; but the start
 * goes first, for its questions take longest.
 */
export function preloadDashboard(): Plugin {
  return {
    name: 'preload-dashboard',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const waiting = chunks
          .filter(({ facadeModuleId }) => facadeModuleId === dashboardModule)
          .map(({ fileName }) => fileName)
        if (waiting.length !== 1) throw new Error('there is not one chunk that is the dashboard')
        const needed = new Set<string>()
        for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
          needed.add(name)
          const imports = chunks.find(({ fileName }) => fileName === name)?.imports ?? []
          waiting.push(...imports.filter((imported) => !needed.has(imported)))
        }
        return [...needed].map((name) => ({
          tag: 'link',
          attrs: {
            rel: 'modulepreload',
            crossorigin: true,
            fetchpriority: 'low',
            href: `/${name}`,
          },
          injectTo: 'head',
        }))
      },
    },
  }
}
