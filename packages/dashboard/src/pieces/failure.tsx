import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { describeError } from '../i18n/describe-error.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useSession } from '../data/partner.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { CopyButton } from './copy-button.tsx'

const useStyles = makeStyles({
  wholePage: { maxWidth: '640px', margin: '15dvh auto 0', padding: '16px' },
  id: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 4px',
    marginTop: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  detail: {
    marginTop: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
})

/** Shows an error, its remedy, and the id that support needs. */
export function Failure({
  error,
  retry,
  wholePage = false,
  traced = true,
}: {
  readonly error: unknown
  readonly retry?: (() => void) | undefined
  readonly wholePage?: boolean
  /** False for calls that a sandbox's journal does not record. */
  readonly traced?: boolean
}) {
  const styles = useStyles()
  const spoken = useLanguage()
  const t = useWords().pieces
  const session = useSession()
  const { kind, title, text, detail, correlationId, retryable } = describeError(error, spoken)
  const signIn = kind === 'signed-out' || kind === 'no-mfa'
  const mayRetry = retry && (retryable || kind === 'unexpected') && !signIn
  const bar = (
    <MessageBar intent={kind === 'refused' ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle {...(wholePage && { role: 'heading', 'aria-level': 1 })}>
          {title}
        </MessageBarTitle>
        {text}
        {detail !== undefined && (
          <div className={styles.detail}>
            {t.serviceSays}: <span lang="en">{detail}</span>
          </div>
        )}
        {correlationId !== undefined && (
          <div className={styles.id}>
            {t.correlationId}: <span className={styles.mono}>{correlationId}</span>
            <CopyButton value={correlationId} what={t.correlationId} />
            {session.mode === 'sandbox' && traced && !wholePage && (
              <PageLink to={addresses.exchangesOf(correlationId)}>{t.openInspector}</PageLink>
            )}
          </div>
        )}
      </MessageBarBody>
      {(mayRetry || signIn || wholePage) && (
        <MessageBarActions>
          {mayRetry && <Button onClick={retry}>{t.tryAgain}</Button>}
          {signIn && <Button onClick={() => void session.signInAgain()}>{t.signInAgain}</Button>}
          {(signIn || wholePage) && <Button onClick={session.signOut}>{t.signOut}</Button>}
        </MessageBarActions>
      )}
    </MessageBar>
  )
  return wholePage ? <main className={styles.wholePage}>{bar}</main> : bar
}
