import { writeCsv } from '../data/csv.ts'
import { useWords } from '../i18n/language.tsx'
import { SaveButton } from './save-button.tsx'

/** Tells spreadsheets that a file is UTF-8. */
const byteOrderMark = '\uFEFF'

type Cells = readonly (string | undefined)[]

/** Saves a whole list as CSV, all pages included. */
export function ExportButton({
  fileName,
  head,
  rows,
}: {
  readonly fileName: string
  readonly head: readonly string[]
  /** Reads the list from the start. */
  readonly rows: (signal: AbortSignal) => AsyncIterable<Cells>
}) {
  const { exportCsv } = useWords().pieces
  const write = (read: readonly Cells[]) => `${byteOrderMark}${writeCsv([head, ...read])}`
  return <SaveButton label={exportCsv} fileName={fileName} read={rows} write={write} />
}
