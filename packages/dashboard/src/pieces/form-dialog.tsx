import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
} from '@fluentui/react-components'
import { useRef, type FormEvent, type ReactNode, type RefObject } from 'react'
import { useLeaveGuard } from '../form/use-leave-guard.tsx'
import { useWords } from '../i18n/language.tsx'
import { Failure } from './failure.tsx'
import { useSendByKey } from './send-by-key.ts'

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: '16px',
    paddingBottom: '8px',
    // On a small screen the content scrolls; without this, a message in it would shrink first.
    gridAutoRows: 'max-content',
  },
})

/**
 * A form in a dialog. It stays open until its work is done; on failure it keeps the input and shows
 * the error. Control or Command with Enter submits it.
 */
export function FormDialog({
  form,
  title,
  submit,
  pending,
  error,
  disabled = false,
  edited = false,
  onSubmit,
  onClose,
  children,
}: {
  readonly form?: RefObject<HTMLFormElement | null>
  readonly title: string
  /** Label of the submit button. */
  readonly submit: string
  readonly pending: boolean
  readonly error?: unknown
  readonly disabled?: boolean
  /** True while there is unsaved input: closing then asks first. */
  readonly edited?: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const styles = useStyles()
  const t = useWords().pieces
  const own = useRef<HTMLFormElement>(null)
  const shown = form ?? own
  useSendByKey(shown)
  const guard = useLeaveGuard(edited)
  const close = () => guard.leave(onClose)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!pending && !disabled) onSubmit()
  }
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && !pending && close()}>
      <DialogSurface>
        <form ref={shown} onSubmit={send} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {error !== undefined && <Failure error={error} />}
              {guard.question}
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={close} disabled={pending}>
                {t.cancel}
              </Button>
              <Button
                appearance="primary"
                type="submit"
                disabledFocusable={pending || disabled}
                icon={pending ? <Spinner size="tiny" /> : null}
              >
                {submit}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
