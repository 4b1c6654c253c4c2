import { Button, Checkbox, Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { FilterDismissRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { narrow } from '../pieces/widths.ts'
import { setQuery } from '../routing/location.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { operationNames } from './client-calls.ts'
import {
  filterFields,
  findFilterFaults,
  type ExchangeFilter,
  type FilterField,
} from './use-exchange-filter.ts'

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(168px, 100%), 1fr))',
    alignItems: 'start',
    gap: '8px 12px',
    marginBottom: '12px',
    '& > *': { minWidth: 0 },
    [narrow]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    '& .fui-Select, & .fui-Input, & select, & input': { minWidth: 0, width: '100%' },
  },
  wide: { gridColumn: '1 / -1' },
  line: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    '& input': { width: 'auto' },
  },
})

const statusChoices = ['2xx', '4xx', '5xx', 'none'] as const

/** Typing pause in milliseconds after which the list updates. */
const restMs = 250

/** A changed filter begins at the newest requests. */
const change = (values: Readonly<Record<string, string>>) => setQuery({ ...values, before: '' })

/** Filters of the requests, kept in the address so that they can be shared. */
export function ExchangeFilters({ filter }: { readonly filter: ExchangeFilter }) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const faults = findFilterFaults(filter)
  const isFiltered = filterFields.some((name) => filter[name] !== '')
  const isExact = filter.status !== '' && !statusChoices.some((each) => each === filter.status)
  const clear = () => change(Object.fromEntries(filterFields.map((name) => [name, ''])))
  const typed = (name: FilterField) => ({
    wanted: filter[name],
    name,
    fault: faults.includes(name) ? t.notWhole : undefined,
  })
  return (
    <div className={styles.filters} role="search" aria-label={t.search}>
      <Typed {...typed('text')} label={t.text} placeholder={t.textHint} className={styles.wide} />
      <Field label={t.operation}>
        <Select value={filter.operation} onChange={(_, { value }) => change({ operation: value })}>
          <option value="">{t.anyOperation}</option>
          {operationNames.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t.status}>
        <Select value={filter.status} onChange={(_, { value }) => change({ status: value })}>
          <option value="">{t.anyStatus}</option>
          {statusChoices.map((status) => (
            <option key={status} value={status}>
              {t.statuses[status]}
            </option>
          ))}
          {isExact && <option value={filter.status}>{filter.status}</option>}
        </Select>
      </Field>
      <Typed {...typed('customer')} label={t.customer} />
      <Typed {...typed('correlationId')} label={t.correlationId} />
      <Typed {...typed('requestId')} label={t.requestId} />
      <div className={styles.line}>
        <Checkbox
          label={t.own}
          checked={filter.own}
          onChange={(_, { checked }) => change({ own: checked === true ? '1' : '' })}
        />
        {isFiltered && (
          <Button size="small" appearance="subtle" icon={<FilterDismissRegular />} onClick={clear}>
            {t.clear}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Field whose text goes into the address after a typing pause. */
function Typed({
  wanted,
  name,
  label,
  placeholder,
  className,
  fault,
}: {
  readonly wanted: string
  readonly name: FilterField
  readonly label: string
  readonly placeholder?: string
  readonly className?: string
  readonly fault: string | undefined
}) {
  const [text, setText] = useState(wanted)
  const [known, setKnown] = useState(wanted)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // The address changed otherwise: by a link, or by clearing the filter.
  if (known !== wanted) {
    setKnown(wanted)
    if (text.trim() !== wanted) setText(wanted)
  }
  const find = (value: string) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => change({ [name]: value.trim() }), restMs)
  }
  return (
    <Field
      label={label}
      className={className}
      {...(fault !== undefined && { validationMessage: fault })}
    >
      <Input
        type="search"
        value={text}
        {...(placeholder !== undefined && { placeholder })}
        onChange={(_, { value }) => find(value)}
      />
    </Field>
  )
}
