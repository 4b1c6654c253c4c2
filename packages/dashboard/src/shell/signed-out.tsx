import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/language.tsx'
import { addresses } from '../routing/match-page.ts'
import type { Opening } from '../session/session.ts'

const useStyles = makeStyles({
  page: { minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: '16px' },
  card: {
    width: 'min(440px, 100%)',
    boxSizing: 'border-box',
    padding: '32px',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  mark: { width: '40px', height: '40px' },
  title: {
    margin: '16px 0 8px',
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
  },
  text: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  address: { fontFamily: tokens.fontFamilyMonospace },
  actions: { marginTop: '24px' },
})

/** Page shown while nobody is signed in. */
export function SignedOut({
  opening,
}: {
  readonly opening: Exclude<Opening, { state: 'leaving' | 'signed-in' }>
}) {
  const t = useWords().shell
  switch (opening.state) {
    case 'signed-out':
      return (
        <Card title={t.signedOut} text={t.signedOutText} action={t.signIn} to={addresses.home} />
      )
    case 'lost':
      return <Card title={t.lostTitle} text={t.lostText} action={t.signIn} to={addresses.home} />
    case 'no-client':
      return (
        <Card title={t.noClient} text={t.noClientText}>
          <Address />
        </Card>
      )
    case 'failed':
      return opening.elsewhere ? (
        <Card title={t.notReached} text={t.notReachedText} action={t.signIn} to={addresses.home} />
      ) : (
        <Card title={t.signInFailed} text={opening.reason} action={t.signIn} to={addresses.home} />
      )
  }
}

function Address() {
  const styles = useStyles()
  return <p className={styles.address}>{location.origin + addresses.signedIn}</p>
}

function Card({
  title,
  text,
  action,
  to,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly action?: string
  readonly to?: string
  readonly children?: ReactNode
}) {
  const styles = useStyles()
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/favicon.svg" alt="" className={styles.mark} />
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>{text}</p>
        {children}
        {action !== undefined && to !== undefined && (
          <div className={styles.actions}>
            <Button as="a" appearance="primary" href={to}>
              {action}
            </Button>
          </div>
        )}
      </div>
    </main>
  )
}
