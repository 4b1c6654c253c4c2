import { rowOf, type Customer, type SettableQualification } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { hasCreatesLeft } from '../codes/code-choice.tsx'
import { useCodes } from '../codes/use-codes.ts'
import { useWords } from '../i18n/language.tsx'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { Name } from '../pieces/name.tsx'
import { RequestFields } from '../qualification/request-fields.tsx'
import { emptyRequest, findMissing, toRequest } from '../qualification/request-form.ts'
import { useAsk } from './use-ask.ts'

const useStyles = makeStyles({
  checked: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  advice: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
  missing: { color: tokens.colorPaletteRedForeground1 },
})

/** Asks for a qualification: its fields, beside what will happen. */
export function RequestDialog({
  customer,
  name,
  onClose,
}: {
  readonly customer: Customer
  readonly name: SettableQualification
  readonly onClose: () => void
}) {
  const t = useWords().account
  const titles = useWords().qualificationTitles
  const { ask, pending, error } = useAsk(customer, onClose)
  const [form, setForm] = useState(emptyRequest)
  const [tried, setTried] = useState(false)
  const { decided } = rowOf(name)
  const missing = findMissing(name, form)
  const isSpendable = useIsSpendable(form.code)
  const title = titles[name] ?? name
  const submit = () => {
    setTried(true)
    if (missing.length === 0) void ask(toRequest(name, form))
  }
  return (
    <FormDialog
      title={t.request(title)}
      submit={decided === 'at-once' ? t.set(title) : t.request(title)}
      pending={pending}
      error={error}
      disabled={decided === 'code' && !isSpendable}
      onSubmit={submit}
      onClose={onClose}
    >
      <RequestFields name={name} form={form} onChange={setForm} missing={tried ? missing : []} />
      {decided === 'vetted' && <Checked customer={customer} />}
      {decided === 'at-once' && (
        <div dir="auto">{t.confirmAtOnce(title, customer.companyProfile.companyName)}</div>
      )}
    </FormDialog>
  )
}

/** Says whether the chosen code can be spent: somebody else may have spent it since. */
function useIsSpendable(chosen: string): boolean {
  const { data: codes } = useCodes(chosen !== '')
  return codes?.some((code) => code.validationId === chosen && hasCreatesLeft(code)) ?? false
}

function Checked({ customer }: { readonly customer: Customer }) {
  const styles = useStyles()
  const t = useWords().account
  const { companyProfile, billingProfile } = customer
  const address = companyProfile.address ?? billingProfile?.defaultAddress
  const email = companyProfile.email ?? billingProfile?.email
  const missing = <span className={styles.missing}>{t.missing}</span>
  return (
    <div className={styles.checked}>
      <p className={styles.title}>{t.checked}</p>
      <Facts
        facts={[
          [t.legalName, <Name key="name">{companyProfile.companyName}</Name>],
          [
            t.address,
            address?.addressLine1 ? <AddressText key="address" address={address} /> : missing,
          ],
          [t.email, email ?? missing],
        ]}
      />
      <p className={styles.advice}>{t.checkedAdvice}</p>
    </div>
  )
}
