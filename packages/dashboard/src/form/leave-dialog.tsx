import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/language.tsx'

/** Asks whether to lose what was typed. The focus goes back to where it was when it may not be lost. */
export function LeaveDialog({
  onLeave,
  onStay,
}: {
  readonly onLeave: () => void
  readonly onStay: () => void
}) {
  const t = useWords().pieces
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After Fluent, which would put it on the button that opened the form.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
    },
    [before],
  )
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onStay()}>
      {/* Above another dialog Fluent would leave that one as bright as it is. */}
      <DialogSurface backdrop={{ appearance: 'dimmed' }}>
        <DialogBody>
          <DialogTitle>{t.discardTitle}</DialogTitle>
          <DialogContent>{t.discardText}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {t.keepEditing}
            </Button>
            <Button onClick={onLeave}>{t.discard}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
