import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { narrow } from './widths.ts'

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(88px, max-content) minmax(0, 1fr)',
    gap: '10px 24px',
    margin: 0,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, [narrow]: { marginBottom: '10px' } },
})

/** A labelled value; a fact without a value is omitted. */
export type Fact = readonly [name: string, value: ReactNode]

/** List of facts. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.facts}>
      {facts
        .filter(
          ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
        )
        .flatMap(([name, value]) => [
          <dt key={`name of ${name}`} className={styles.name}>
            {name}
          </dt>,
          <dd key={`value of ${name}`} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  )
}
