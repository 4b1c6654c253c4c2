import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  block: {
    margin: 0,
    padding: '8px 12px',
    maxHeight: '480px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

/** A JSON value as scrollable text, keyboard included. */
export function CodeBlock({ value, label }: { readonly value: unknown; readonly label: string }) {
  const styles = useStyles()
  return (
    <pre className={styles.block} tabIndex={0} role="region" aria-label={label} lang="en">
      {typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}
    </pre>
  )
}
