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

/** Texts of the confirmation. */
export interface LeaveTexts {
  readonly title: string
  readonly text: string
  readonly stay: string
  readonly leave: string
}

/**
 * Asks for confirmation before typed text is lost. If the user stays, the focus returns to where it
 * was.
 */
export function LeaveDialog({
  texts,
  onLeave,
  onStay,
}: {
  readonly texts: LeaveTexts
  readonly onLeave: () => void
  readonly onStay: () => void
}) {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // Runs after Fluent, which would focus the button that opened the form.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
    },
    [before],
  )
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onStay()}>
      {/* Above another dialog, Fluent would not dim that one. */}
      <DialogSurface backdrop={{ appearance: 'dimmed' }}>
        <DialogBody>
          <DialogTitle>{texts.title}</DialogTitle>
          <DialogContent>{texts.text}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {texts.stay}
            </Button>
            <Button onClick={onLeave}>{texts.leave}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
