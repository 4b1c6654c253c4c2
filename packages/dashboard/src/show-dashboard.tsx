import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { preferredLanguage } from './i18n/language.tsx'
import { uncoverPage } from './shell/uncover-page.ts'
import type { BegunRead } from './start/begin-reading.ts'
import type { Start } from './start/start.ts'
import { inEnglish, loadWords } from './words/load-words.ts'

/** Delay before anything is shown while the first answers load: a spinner would only flash. */
const patienceMs = 300

/**
 * Renders the dashboard: its background at once, everything else when the page's initial state is
 * known, and nothing more on a redirect.
 */
export async function showDashboard(starting: Promise<Start | undefined>): Promise<void> {
  const speaking = loadWords(preferredLanguage())
  const element = await findPlace()
  if (!element) throw new Error('the page has no place for the dashboard')
  uncoverPage(element)
  const root = createRoot(element)
  const queries = createQueryClient()
  const show = (started: Start | undefined, spoken = inEnglish) =>
    root.render(
      <StrictMode>
        <App started={started} queries={queries} spoken={spoken} />
      </StrictMode>,
    )
  show(undefined)
  const started = await starting
  if (!started) return
  if (started.state === 'signed-in') await takeUp(started.reads, queries)
  show(started, await speaking)
}

/** The scripts do not wait for the page, which is short; if it is slower, this does. */
async function findPlace(): Promise<HTMLElement | null> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve, { once: true })
    })
  }
  return document.getElementById('root')
}

/** Puts answers that were read before the cache existed into it. */
async function takeUp(reads: readonly BegunRead[], queries: QueryClient): Promise<void> {
  const taken = reads.map(({ queryKey, answer }) =>
    queries.prefetchQuery({ queryKey, queryFn: () => answer }),
  )
  const patience = new Promise((resolve) => {
    setTimeout(resolve, patienceMs)
  })
  await Promise.race([Promise.all(taken), patience])
}

/** Creates the cache. The client already retries failed calls, so the cache does not. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 30_000, gcTime: 10 * 60_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
