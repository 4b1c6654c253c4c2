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

/** Texts of the question before something is lost. */
export interface LeaveTexts {
  readonly title: string
  readonly text: string
  readonly stay: string
  readonly leave: string
}

/** Asks whether to lose something. The focus goes back to where it was when it may not be lost. */
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
