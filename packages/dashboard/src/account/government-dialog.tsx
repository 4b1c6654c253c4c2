import type { Customer } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { CodeChoice, hasCreatesLeft } from '../codes/code-choice.tsx'
import { useCodes } from '../codes/use-codes.ts'
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
  // Somebody else may have spent it since it was chosen.
  const isChosen = codes.data?.some((code) => code.validationId === chosen && hasCreatesLeft(code))
  const title = t.request(titles.GovernmentCommunityCloud)
  return (
    <FormDialog
      title={title}
      submit={title}
      pending={pending}
      error={error}
      disabled={!isChosen}
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
