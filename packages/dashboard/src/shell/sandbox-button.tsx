import { Button, makeStyles, mergeClasses } from '@fluentui/react-components'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useLiveState } from '../data/live.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { lazyPart } from '../pieces/lazy-part.ts'
import { whenIdle } from '../pieces/when-idle.ts'
import { narrow } from '../pieces/widths.ts'

const useStyles = makeStyles({
  button: { flexShrink: 0, minWidth: 'auto', whiteSpace: 'nowrap' },
  // A lost connection matters more where space is short.
  givesWay: { [narrow]: { display: 'none' } },
})

const loadPanel = async () => (await import('../sandbox-panel/sandbox-panel.tsx')).SandboxPanel
const SandboxPanel = lazyPart<{ readonly onClose: () => void }>(loadPanel, () => null)

/**
 * Opens the sandbox panel, on every page of a sandbox; a component of its own, since it follows the
 * connection state.
 */
export function SandboxButton() {
  const { mode } = useSignedIn()
  return mode === 'sandbox' ? <Opener /> : null
}

function Opener() {
  const styles = useStyles()
  const t = useWords().shell
  const button = useRef<HTMLButtonElement>(null)
  const lost = useLiveState() === 'lost'
  const [isOpen, setOpen] = useState(false)
  useEffect(() => whenIdle(loadPanel), [])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <Button
        ref={button}
        size="small"
        appearance="outline"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={mergeClasses(styles.button, lost && styles.givesWay)}
        onClick={() => setOpen(!isOpen)}
      >
        {t.sandbox}
      </Button>
      <Suspense>{isOpen && <SandboxPanel onClose={close} />}</Suspense>
    </>
  )
}
