import { makeStyles, tokens } from '@fluentui/react-components'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { LiveProvider } from './data/live.tsx'
import { PartnerContext } from './data/partner.tsx'
import { SignedInProvider } from './data/signed-in.tsx'
import { LanguageProvider } from './i18n/language.tsx'
import { Hints } from './pieces/hints.tsx'
import { ToastsProvider } from './pieces/toasts.tsx'
import { useHere } from './routing/location.ts'
import { matchPage } from './routing/match-page.ts'
import { Pages } from './shell/pages.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedOut } from './shell/signed-out.tsx'
import { ThemeProvider } from './shell/theme.tsx'
import { VerdictToasts } from './shell/verdict-toasts.tsx'
import type { Start } from './start/start.ts'
import type { Spoken } from './words/load-words.ts'

const useStyles = makeStyles({
  // A margin at the top of the content stays within, and is not added to the height of the page.
  app: {
    display: 'flow-root',
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground2,
  },
})

interface AppProps {
  /** Undefined until the page's start is known. */
  readonly started: Start | undefined
  readonly queries: QueryClient
  readonly spoken: Spoken
}

/** The dashboard, from the start of a page. */
export function App({ spoken, ...page }: AppProps) {
  return (
    <LanguageProvider spoken={spoken}>
      <ThemeProvider>
        <Dashboard {...page} />
      </ThemeProvider>
    </LanguageProvider>
  )
}

function Dashboard({ started, queries }: Omit<AppProps, 'spoken'>) {
  const styles = useStyles()
  const place = matchPage(useHere().pathname)
  if (!started) return <div className={styles.app} />
  if (started.state !== 'signed-in') {
    return (
      <div className={styles.app}>
        <SignedOut opening={started} />
      </div>
    )
  }
  return (
    <div className={styles.app}>
      <Hints />
      <PartnerContext value={started}>
        <ToastsProvider>
          <QueryClientProvider client={queries}>
            <SignedInProvider>
              <LiveProvider>
                <VerdictToasts />
                <Shell place={place}>
                  <Pages place={place} />
                </Shell>
              </LiveProvider>
            </SignedInProvider>
          </QueryClientProvider>
        </ToastsProvider>
      </PartnerContext>
    </div>
  )
}
