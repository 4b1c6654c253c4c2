import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useEventWords } from '../i18n/use-event-words.ts'
import { CopyButton } from '../pieces/copy-button.tsx'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px' },
  text: { margin: 0 },
  secret: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

/** Shows a signing secret, which is available only once; only its button closes it. */
export function SecretDialog({
  secret,
  onClose,
}: {
  /** Undefined when the response that had it was lost. */
  readonly secret: string | undefined
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t.secretTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            {secret === undefined ? (
              <p className={styles.text}>{t.secretLost}</p>
            ) : (
              <>
                <p className={styles.text}>{t.secretText}</p>
                <div className={styles.secret}>
                  <code className={styles.code}>{secret}</code>
                  <CopyButton value={secret} what={t.secret} />
                </div>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t.done}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
