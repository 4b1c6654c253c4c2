import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useOpener } from '../pieces/use-opener.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import { Control } from './control.tsx'
import { useControl } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

/** Resets the sandbox, after confirmation. */
export function ResetControl() {
  const { line, note } = useLineStyles()
  const t = useSandboxWords().sandbox
  const { pieces } = useWords()
  const { run, pending, error } = useControl()
  const [isAsking, setAsking] = useState(false)
  const opener = useOpener()
  const close = () => setAsking(false)
  return (
    <Control title={t.reset} error={error}>
      <p className={note}>{t.resetText}</p>
      <div className={line}>
        <Button {...opener} disabledFocusable={pending} onClick={() => setAsking(true)}>
          {t.resetAll}
        </Button>
        <CommandMenu of={t.reset} call={controlCalls.reset()} />
      </div>
      {isAsking && (
        <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && close()}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t.resetQuestion}</DialogTitle>
              <DialogContent>{t.resetText}</DialogContent>
              <DialogActions>
                <Button onClick={close}>{pieces.cancel}</Button>
                <Button
                  appearance="primary"
                  onClick={() => {
                    close()
                    run((sandbox) => sandbox.reset(), t.resetDone)
                  }}
                >
                  {t.resetAll}
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </Control>
  )
}
