import { qualificationNames } from '@accredit/client'
import { Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { narrow } from '../pieces/widths.ts'
import type { CustomerPaging } from './use-customer-paging.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', marginBottom: '16px' },
  search: { flex: '1 1 280px', maxWidth: '480px', [narrow]: { maxWidth: 'none' } },
  status: { flex: '0 1 240px', [narrow]: { flex: '1 1 280px' } },
})

const filterable = qualificationNames.filter((name) => name !== 'None')

/** Typing pause in milliseconds after which the list updates. */
const restMs = 250

/** Search and status filter of the customer list. */
export function CustomerFilters({ paging }: { readonly paging: CustomerPaging }) {
  const styles = useStyles()
  const t = useWords().customers
  const titles = useWords().qualificationTitles
  const [typed, setTyped] = useState(paging.search ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const find = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => paging.find({ search: text.trim() }), restMs)
  }
  return (
    <div className={styles.filters} role="search">
      <Field label={t.search} className={styles.search}>
        <Input
          type="search"
          value={typed}
          contentBefore={<SearchRegular aria-hidden />}
          onChange={(_, { value }) => find(value)}
        />
      </Field>
      <Field label={t.filter} className={styles.status}>
        <Select
          value={paging.status ?? ''}
          onChange={(_, { value }) => paging.find({ status: value })}
        >
          <option value="">{t.all}</option>
          <optgroup label={t.byStatus}>
            <option value="none">{t.none}</option>
            <option value="InReview">{t.inReview}</option>
            <option value="Approved">{t.approved}</option>
            <option value="Denied">{t.denied}</option>
          </optgroup>
          <optgroup label={t.byQualification}>
            {filterable.map((name) => (
              <option key={name} value={name}>
                {titles[name] ?? name}
              </option>
            ))}
          </optgroup>
        </Select>
      </Field>
    </div>
  )
}
