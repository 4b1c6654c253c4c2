import { BulkError, readBulkFile, writeBulkTemplate } from '@accredit/client'
import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { ArrowDownloadRegular, DocumentArrowUpRegular } from '@fluentui/react-icons'
import { useRef, useState, type DragEvent } from 'react'
import { Failure } from '../pieces/failure.tsx'
import { saveFile } from '../pieces/save-file.ts'
import { useBulkWords, useFindingText } from '../i18n/use-bulk-words.ts'
import { draftOf, setBulkDraft } from './bulk-draft.ts'

const useStyles = makeStyles({
  zone: {
    display: 'grid',
    justifyItems: 'center',
    gap: '8px',
    padding: '32px 16px',
    marginBottom: '20px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: {
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
  wrong: { marginBottom: '16px' },
})

const mostRows = 10_000

/** Takes a file by drag and drop or by the file dialog. */
export function DropFile() {
  const styles = useStyles()
  const t = useBulkWords()
  const say = useFindingText()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [error, setError] = useState<unknown>()

  const take = async (file: File | undefined) => {
    if (!file) return
    setError(undefined)
    try {
      const { rows, unknownColumns } = await readBulkFile(readPieces(file))
      if (rows.length > mostRows) {
        throw new BulkError({ rule: 'FileTooLong', values: { limit: mostRows } })
      }
      setBulkDraft(draftOf(file.name.slice(0, 200), rows, unknownColumns))
    } catch (failure) {
      setError(failure)
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <>
      {error !== undefined && (
        <div className={styles.wrong} role="alert">
          {error instanceof BulkError ? (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>{t.wrongFile}</MessageBarTitle>
                {say(error.finding)}
              </MessageBarBody>
            </MessageBar>
          ) : (
            <Failure error={error} />
          )}
        </div>
      )}
      <div
        className={mergeClasses(styles.zone, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <span className={styles.icon} aria-hidden>
          <DocumentArrowUpRegular />
        </span>
        <p className={styles.title}>{t.drop}</p>
        <p className={styles.text}>{t.dropText}</p>
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => input.current?.click()}>
            {t.choose}
          </Button>
          <Button
            icon={<ArrowDownloadRegular />}
            onClick={() => saveFile('template.csv', writeBulkTemplate())}
          >
            {t.template}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv"
          hidden
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
    </>
  )
}

async function* readPieces(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
