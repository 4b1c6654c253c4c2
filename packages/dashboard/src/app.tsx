import { makeStyles, tokens } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { LiveProvider } from './data/live.tsx'
import { PartnerProvider } from './data/partner.tsx'
import { createQueryClient } from './data/query-client.ts'
import { SignedInProvider } from './data/signed-in.tsx'
import { LanguageProvider } from './i18n/language.tsx'
import { ToastsProvider } from './pieces/toasts.tsx'
import { useHere } from './routing/location.ts'
import { matchPage } from './routing/match-page.ts'
import type { Opening } from './session/session.ts'
import { Pages } from './shell/pages.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedOut } from './shell/signed-out.tsx'
import { ThemeProvider } from './shell/theme.tsx'
import { VerdictToasts } from './shell/verdict-toasts.tsx'

const useStyles = makeStyles({
  app: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground2 },
})

/** The dashboard, as a page begins. */
export function App({ opening }: { readonly opening: Exclude<Opening, { state: 'leaving' }> }) {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <Dashboard opening={opening} />
      </ThemeProvider>
    </LanguageProvider>
  )
}

function Dashboard({ opening }: { readonly opening: Exclude<Opening, { state: 'leaving' }> }) {
  const styles = useStyles()
  const [queries] = useState(createQueryClient)
  const place = matchPage(useHere().pathname)
  if (opening.state !== 'signed-in') {
    return (
      <div className={styles.app}>
        <SignedOut opening={opening} />
      </div>
    )
  }
  return (
    <div className={styles.app}>
      <ToastsProvider>
        <QueryClientProvider client={queries}>
          <PartnerProvider session={opening.session}>
            <SignedInProvider>
              <LiveProvider>
                <VerdictToasts />
                <Shell place={place}>
                  <Pages place={place} />
                </Shell>
              </LiveProvider>
            </SignedInProvider>
          </PartnerProvider>
        </QueryClientProvider>
      </ToastsProvider>
    </div>
  )
}
