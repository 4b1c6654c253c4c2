import type { Customer, ValidationCode } from '@accredit/client'
import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useMessages } from '../i18n/language.tsx'
import { qualificationTitles } from '../i18n/qualification-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { KeyRegular } from '@fluentui/react-icons'
import { messages } from './messages.ts'
import { useAsk } from './use-ask.ts'

const useStyles = makeStyles({
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Asks for Government Community Cloud with one of the partner's codes. */
export function GovernmentDialog({
  customer,
  onClose,
}: {
  readonly customer: Customer
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const t = useMessages(messages)
  const titles = useMessages(qualificationTitles)
  const { ask, pending, error } = useAsk(customer, onClose)
  const codes = useCodes()
  const [chosen, setChosen] = useState('')
  const usable = codes.data?.some(hasCreatesLeft) ?? false
  const title = t.request(titles.GovernmentCommunityCloud)
  return (
    <FormDialog
      title={title}
      submit={title}
      pending={pending}
      error={error}
      disabled={chosen === ''}
      onSubmit={() =>
        void ask({ qualification: 'GovernmentCommunityCloud', validationCode: chosen })
      }
      onClose={onClose}
    >
      <QueryView query={codes}>
        {(list) =>
          usable ? (
            <>
              <CodeChoice codes={list} chosen={chosen} onChoose={setChosen} />
              <p className={styles.note}>{t.spends}</p>
            </>
          ) : (
            <Empty icon={<KeyRegular />} title={t.noCodes} />
          )
        }
      </QueryView>
    </FormDialog>
  )
}

/** The partner's validation codes. */
export function useCodes() {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.codes,
    queryFn: ({ signal }) => partner.validations.codes({ signal }),
  })
}

/** Says whether a code can still be spent. */
export function hasCreatesLeft({ remainingCreates }: ValidationCode): boolean {
  return remainingCreates !== 0
}

/** A choice among validation codes, with what is left of each. */
export function CodeChoice({
  codes,
  chosen,
  onChoose,
}: {
  readonly codes: readonly ValidationCode[]
  readonly chosen: string
  readonly onChoose: (code: string) => void
}) {
  const t = useMessages(messages)
  const { number } = useFormats()
  const describe = ({ remainingCreates, maxCreates }: ValidationCode) => {
    if (remainingCreates === null) return t.codeUnlimited
    if (remainingCreates === 0) return t.codeSpent
    return t.codeLeft(number(remainingCreates), number(maxCreates ?? remainingCreates))
  }
  return (
    <Field label={t.chooseCode} required>
      <RadioGroup value={chosen} onChange={(_, { value }) => onChoose(value)}>
        {codes.map((code) => (
          <Radio
            key={code.validationId}
            value={code.validationId}
            disabled={!hasCreatesLeft(code)}
            label={`${code.validationId} · ${code.organizationName} · ${describe(code)}`}
          />
        ))}
      </RadioGroup>
    </Field>
  )
}
