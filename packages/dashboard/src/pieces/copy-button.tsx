import { makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useCopy } from './use-copy.ts'

const useStyles = makeStyles({
  // Looks like Fluent's small subtle button, which would double the cost of rendering a list.
  button: {
    display: 'inline-grid',
    placeItems: 'center',
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '24px',
    height: '24px',
    padding: 0,
    fontSize: '20px',
    border: `1px solid transparent`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorSubtleBackground,
    cursor: 'pointer',
    ':hover': {
      color: tokens.colorNeutralForeground2BrandHover,
      backgroundColor: tokens.colorSubtleBackgroundHover,
    },
    ':hover:active': {
      color: tokens.colorNeutralForeground2BrandPressed,
      backgroundColor: tokens.colorSubtleBackgroundPressed,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (forced-colors: active)': { ':hover': { color: 'Highlight' } },
  },
})

const shownMs = 2_000

/** Copies a value and confirms it. */
export function CopyButton({
  value,
  what,
  onCopied,
}: {
  readonly value: string
  readonly what: string
  readonly onCopied?: (() => void) | undefined
}) {
  const styles = useStyles()
  const t = useWords().pieces
  const copy = useCopy()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const press = async () => {
    if (!(await copy(value, what))) return
    setCopied(true)
    onCopied?.()
  }
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={t.copy(what)}
      data-hint={t.copy(what)}
      onClick={() => void press()}
    >
      {copied ? <CheckmarkRegular /> : <CopyRegular />}
    </button>
  )
}
