import { createContext, Suspense, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useSession } from '../data/partner.tsx'
import { describeError } from '../i18n/describe-error.ts'
import { useLanguage } from '../i18n/language.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { lazyPart } from './lazy-part.ts'
import { createToastQueue, type ShortMessage, type ToastQueue } from './toast-queue.ts'
import { whenIdle } from './when-idle.ts'

/**
 * Short messages at the edge of the page. Anything that users must not miss belongs in the page
 * itself.
 */
export interface Toasts {
  /** Confirms an action. */
  tell(title: string, text?: ReactNode): void
  /** Shows information. */
  inform(title: string, text?: ReactNode): void
  warn(title: string, text?: ReactNode): void
  /** Reports an error outside the page's main content. */
  fail(error: unknown): void
}

const ToastsContext = createContext<Toasts | undefined>(undefined)
/** Stack of toasts, loaded lazily; messages wait in the queue until then. */
const ToastStack = lazyPart<{ readonly queue: ToastQueue }>(loadToastStack, () => null)

async function loadToastStack() {
  return (await import('./toast-stack.tsx')).ToastStack
}

/** Provides short messages to everything below it. */
export function ToastsProvider({ children }: { readonly children: ReactNode }) {
  const spoken = useLanguage()
  const { mode } = useSession()
  const [queue] = useState(createToastQueue)
  const [said, setSaid] = useState(false)
  const toasts = useMemo<Toasts>(() => {
    const show = (intent: ShortMessage['intent']) => (title: string, text?: ReactNode) => {
      queue.add({ intent, title, text })
      setSaid(true)
    }
    const warn = show('warning')
    return {
      tell: show('success'),
      inform: show('info'),
      warn,
      fail(error) {
        const { title, text, correlationId } = describeError(error, spoken)
        const isTraceable = mode === 'sandbox' && correlationId !== undefined
        warn(
          title,
          isTraceable ? (
            <>
              {text}{' '}
              <PageLink to={addresses.exchangesOf(correlationId)}>
                {spoken.words.pieces.openInspector}
              </PageLink>
            </>
          ) : (
            text
          ),
        )
      },
    }
  }, [queue, spoken, mode])
  useEffect(() => whenIdle(loadToastStack), [])
  return (
    <ToastsContext value={toasts}>
      {children}
      <Suspense>{said && <ToastStack queue={queue} />}</Suspense>
    </ToastsContext>
  )
}

/** Returns the functions that show short messages. */
export function useToasts(): Toasts {
  const toasts = use(ToastsContext)
  if (!toasts) throw new Error('useToasts needs a ToastsProvider above it')
  return toasts
}
