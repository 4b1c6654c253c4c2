import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Section } from '../pieces/section.tsx'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CodeBlock } from './code-block.tsx'

const useStyles = makeStyles({
  headers: {
    marginBottom: '12px',
    '& summary': { cursor: 'pointer', minHeight: '24px' },
  },
  list: {
    margin: '4px 0 0',
    padding: 0,
    listStyle: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  name: { color: tokens.colorNeutralForeground2 },
  nothing: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** One direction of an exchange: collapsed headers and the body. */
export function MessageSection({
  title,
  headers = {},
  body,
}: {
  readonly title: string
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly body: unknown
}) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { number } = useFormats()
  const sorted = Object.entries(headers).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const label = `${title}: ${t.body}`
  return (
    <Section
      title={title}
      {...(body !== undefined && {
        actions: <CopyButton value={JSON.stringify(body, undefined, 2)} what={label} />,
      })}
    >
      <details className={styles.headers}>
        <summary>{t.headers(number(sorted.length))}</summary>
        <ul className={styles.list} lang="en">
          {sorted.map(([name, value]) => (
            <li key={name}>
              <span className={styles.name}>{name}:</span> {value}
            </li>
          ))}
        </ul>
      </details>
      {body === undefined ? (
        <p className={styles.nothing}>{t.noBody}</p>
      ) : (
        <CodeBlock value={body} label={label} />
      )}
    </Section>
  )
}
