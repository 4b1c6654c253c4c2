import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { preferredLanguage } from './i18n/language.tsx'
import { uncoverPage } from './shell/uncover-page.ts'
import type { BegunRead } from './start/begin-reading.ts'
import type { Start } from './start/start.ts'
import { inEnglish, loadWords } from './words/load-words.ts'

/** So long nothing is shown while the first answers are on their way: a spinner would only flash. */
const patienceMs = 300

/**
 * Puts the dashboard on the page: its ground at once, and all else when it is known how the page begins;
 * nothing more on the way to another page.
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

/** The scripts do not wait for the page, which is short; should it be slower, they do here. */
async function findPlace(): Promise<HTMLElement | null> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve, { once: true })
    })
  }
  return document.getElementById('root')
}

/** Remembers what was read before there was anything to remember it. */
async function takeUp(reads: readonly BegunRead[], queries: QueryClient): Promise<void> {
  const taken = reads.map(({ queryKey, answer }) =>
    queries.prefetchQuery({ queryKey, queryFn: () => answer }),
  )
  const patience = new Promise((resolve) => {
    setTimeout(resolve, patienceMs)
  })
  await Promise.race([Promise.all(taken), patience])
}

/** Remembers what was read. The client of the service repeats failed calls itself, so that this does not. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 30_000, gcTime: 10 * 60_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
