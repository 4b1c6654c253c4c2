import {
  Toast,
  Toaster,
  ToastBody,
  ToastTitle,
  useToastController,
  type ToastIntent,
} from '@fluentui/react-components'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { describeError } from '../i18n/describe-error.ts'
import { useLanguage } from '../i18n/language.tsx'

/** Short messages at the edge of the page. What a person must not miss belongs into the page. */
export interface Toasts {
  /** Something was done. */
  tell(title: string, text?: ReactNode): void
  /** Something to know. */
  inform(title: string, text?: ReactNode): void
  warn(title: string, text?: ReactNode): void
  /** Something failed beside the page's own matter. */
  fail(error: unknown): void
}

const ToastsContext = createContext<Toasts | undefined>(undefined)
const toasterId = 'toasts'

/** Shows the messages of everything below it. */
export function ToastsProvider({ children }: { readonly children: ReactNode }) {
  const { dispatchToast } = useToastController(toasterId)
  const { language } = useLanguage()
  const toasts = useMemo<Toasts>(() => {
    const show = (intent: ToastIntent) => (title: string, text?: ReactNode) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {text !== undefined && <ToastBody>{text}</ToastBody>}
        </Toast>,
        { intent, timeout: intent === 'success' ? 3_000 : 8_000, pauseOnHover: true },
      )
    const warn = show('warning')
    return {
      tell: show('success'),
      inform: show('info'),
      warn,
      fail(error) {
        const { title, text } = describeError(error, language)
        warn(title, text)
      },
    }
  }, [dispatchToast, language])
  return (
    <ToastsContext value={toasts}>
      {children}
      <Toaster toasterId={toasterId} position="top-end" offset={{ vertical: 56 }} limit={3} />
    </ToastsContext>
  )
}

/** Where to send short messages. */
export function useToasts(): Toasts {
  const toasts = use(ToastsContext)
  if (!toasts) throw new Error('useToasts needs a ToastsProvider above it')
  return toasts
}
