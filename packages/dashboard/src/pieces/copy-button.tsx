import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/language.tsx'
import { useToasts } from './toasts.tsx'
import { words } from './words.ts'

const shownMs = 2_000

/** Copies a value, and says that it did. */
export function CopyButton({ value, what }: { readonly value: string; readonly what: string }) {
  const t = useMessages(words)
  const toasts = useToasts()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      toasts.tell(t.copied(what))
    } catch {
      toasts.warn(t.cannotCopy)
    }
  }
  return (
    <Tooltip content={t.copy(what)} relationship="label">
      <Button
        appearance="subtle"
        size="small"
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
      />
    </Tooltip>
  )
}
