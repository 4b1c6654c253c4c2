import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular, DismissRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { writeCsv } from '../data/csv.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useToasts } from './toasts.tsx'

/** Saves a whole list as CSV, however many pages it has; shows how far it is, and can be stopped. */
export function ExportButton({
  fileName,
  head,
  rows,
}: {
  readonly fileName: string
  readonly head: readonly string[]
  /** Reads the list from its beginning. */
  readonly rows: (signal: AbortSignal) => AsyncIterable<readonly (string | undefined)[]>
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
      const read: (readonly (string | undefined)[])[] = [head]
      for await (const row of rows(stop.signal)) {
        read.push(row)
        if (read.length % 500 === 0) setCount(read.length)
      }
      saveCsv(fileName, writeCsv(read))
      const saved = read.length - 1
      toasts.tell(plural(saved, t.exported(number(saved))))
    } catch (error) {
      if (!stop.signal.aborted) toasts.fail(error)
    } finally {
      setCount(undefined)
    }
  }

  if (count === undefined) {
    return (
      <Button icon={<ArrowDownloadRegular />} onClick={() => void save()}>
        {t.exportCsv}
      </Button>
    )
  }
  return (
    <Button icon={<DismissRegular />} onClick={() => running.current?.abort()}>
      {t.exporting(number(count))}
    </Button>
  )
}

/** Hands a CSV text to the browser as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
function saveCsv(name: string, text: string): void {
  const file = new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file over by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
