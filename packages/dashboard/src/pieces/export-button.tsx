import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular, DismissRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { writeCsv } from '../data/csv.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { saveFile } from './save-file.ts'
import { useToasts } from './toasts.tsx'

/** Tells spreadsheets that a file is UTF-8. */
const byteOrderMark = '\uFEFF'

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
      saveFile(fileName, `${byteOrderMark}${writeCsv(read)}`)
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
