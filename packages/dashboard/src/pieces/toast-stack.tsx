import {
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  useToastController,
} from '@fluentui/react-components'
import { useEffect } from 'react'
import type { ToastQueue } from './toast-queue.ts'

const toasterId = 'toasts'

/** Shows short messages at the edge of the page, including those sent before it loaded. */
export function ToastStack({ queue }: { readonly queue: ToastQueue }) {
  const { dispatchToast } = useToastController(toasterId)
  useEffect(
    () =>
      queue.attach(({ intent, title, text }) =>
        dispatchToast(
          <Toast>
            <ToastTitle>{title}</ToastTitle>
            {text !== undefined && <ToastBody>{text}</ToastBody>}
          </Toast>,
          { intent, timeout: intent === 'success' ? 3_000 : 8_000, pauseOnHover: true },
        ),
      ),
    [queue, dispatchToast],
  )
  return (
    <Toaster
      toasterId={toasterId}
      position="top-end"
      offset={{ vertical: 56 }}
      limit={3}
      // Inside a landmark, where screen-reader users can find the messages again.
      mountNode={document.querySelector('main')}
    />
  )
}
