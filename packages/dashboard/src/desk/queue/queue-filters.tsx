import type { VettingCaseSummary } from '@accredit/client'
import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { FilterDismissRegular, SearchRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { countries } from '../../address/countries.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { narrow, wide } from '../../pieces/widths.ts'
import { useKeys } from '../keys/use-keys.ts'
import { findReviewers, nameReviewer } from '../find-reviewers.ts'
import { useReviewers } from '../use-reviewers.ts'
import {
  ageChoices,
  stateChoices,
  writeQueueFilter,
  type AgeChoice,
  type QueueFilter,
  type StateChoice,
} from './queue-filter.ts'
import { changeQueueFilter, clearQueueFilter } from './use-queue-filter.ts'

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(124px, 1fr))',
    alignItems: 'end',
    gap: '12px 16px',
    marginBottom: '16px',
    // Fields are as wide as their widest choice unless a smaller minimum is set.
    '& > *': { minWidth: 0 },
    '& .fui-Select, & .fui-Input, & select, & input': { minWidth: 0, width: '100%' },
    [narrow]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  company: { [narrow]: { gridColumn: '1 / -1' }, [wide]: { gridColumn: 'span 2' } },
  clear: { justifySelf: 'start' },
})

/** Typing pause in milliseconds after which the list updates. */
const restMs = 250

/** Filters of the queue. */
export function QueueFilters({
  filter,
  shown,
}: {
  readonly filter: QueueFilter
  /** Cases that match the filter. */
  readonly shown: readonly VettingCaseSummary[]
}) {
  const styles = useStyles()
  const t = useDeskWords().queue
  const { country: countryName, compare } = useFormats()
  const people = findReviewers(
    useReviewers(),
    shown.map(({ assignee, assigneeId }) => ({ id: assigneeId, userName: assignee })),
  )
  const isListed =
    ['', 'me', 'none'].includes(filter.assignee) || people.some(({ id }) => id === filter.assignee)
  return (
    <div className={styles.filters} role="search" aria-label={t.search}>
      <Company wanted={filter.company} className={styles.company} />
      <Field label={t.state}>
        <Select
          value={filter.state}
          onChange={(_, { value }) => changeQueueFilter({ state: value as StateChoice })}
        >
          {stateChoices.map((state) => (
            <option key={state} value={state}>
              {t.stateChoices[state]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t.assignee}>
        <Select
          value={filter.assignee}
          onChange={(_, { value }) => changeQueueFilter({ assignee: value })}
        >
          <option value="">{t.anyone}</option>
          <option value="me">{t.me}</option>
          <option value="none">{t.none}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {nameReviewer(person, people)}
            </option>
          ))}
          {!isListed && <option value={filter.assignee}>{filter.assignee}</option>}
        </Select>
      </Field>
      <Field label={t.country}>
        <Select
          value={filter.country}
          onChange={(_, { value }) => changeQueueFilter({ country: value })}
        >
          <option value="">{t.anyCountry}</option>
          {countries
            .toSorted((one, other) => compare(countryName(one), countryName(other)))
            .map((code) => (
              <option key={code} value={code}>
                {countryName(code)}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t.age}>
        <Select
          value={filter.age}
          onChange={(_, { value }) => changeQueueFilter({ age: value as AgeChoice | '' })}
        >
          <option value="">{t.anyAge}</option>
          {ageChoices.map((age) => (
            <option key={age} value={age}>
              {t.ages[age]}
            </option>
          ))}
        </Select>
      </Field>
      {writeQueueFilter(filter) !== '' && (
        <Button
          className={styles.clear}
          appearance="subtle"
          icon={<FilterDismissRegular />}
          onClick={clearQueueFilter}
        >
          {t.clear}
        </Button>
      )}
    </div>
  )
}

/** Search by name; `/` focuses it. */
function Company({ wanted, className }: { readonly wanted: string; readonly className: string }) {
  const t = useDeskWords().queue
  const [typed, setTyped] = useState(wanted)
  const [followed, setFollowed] = useState(wanted)
  // The address may change without the field: by "clear", or by the browser's back button.
  if (wanted !== followed) {
    setFollowed(wanted)
    if (wanted !== typed.trim()) setTyped(wanted)
  }
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useKeys({ '/': () => field.current?.focus() })
  return (
    <Field label={t.company} className={className}>
      <Input
        ref={field}
        type="search"
        value={typed}
        placeholder={t.companyHint}
        contentBefore={<SearchRegular aria-hidden />}
        aria-keyshortcuts="/"
        onChange={(_, { value }) => {
          setTyped(value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => changeQueueFilter({ company: value.trim() }), restMs)
        }}
      />
    </Field>
  )
}
