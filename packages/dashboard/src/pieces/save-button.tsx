import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular, DismissRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { saveFile } from './save-file.ts'
import { useToasts } from './toasts.tsx'

/** Reads a whole list and saves it as a file; shows progress and can be stopped. */
export function SaveButton<Item>({
  label,
  fileName,
  read,
  write,
}: {
  readonly label: string
  readonly fileName: string
  /** Reads the list from the start. */
  readonly read: (signal: AbortSignal) => AsyncIterable<Item>
  /** Writes the file's content. */
  readonly write: (items: readonly Item[]) => string
}) {
  const t = useWords().pieces
  const toasts = useToasts()
  const { number, plural } = useFormats()
  const [count, setCount] = useState<number>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const save = async () => {
    const stop = new AbortController()
    running.current = stop
    setCount(0)
    try {
      const items: Item[] = []
      for await (const item of read(stop.signal)) {
        items.push(item)
        if (items.length % 500 === 0) setCount(items.length)
      }
      saveFile(fileName, write(items))
      toasts.tell(plural(items.length, t.exported(number(items.length))))
    } catch (error) {
      if (!stop.signal.aborted) toasts.fail(error)
    } finally {
      setCount(undefined)
    }
  }

  if (count === undefined) {
    return (
      <Button icon={<ArrowDownloadRegular />} onClick={() => void save()}>
        {label}
      </Button>
    )
  }
  return (
    <Button icon={<DismissRegular />} onClick={() => running.current?.abort()}>
      {t.exporting(number(count))}
    </Button>
  )
}
