import { rowOf } from '@accredit/client'
import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { fromAddressForm } from '../address/address-form.ts'
import { useWords } from '../i18n/language.tsx'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Name } from '../pieces/name.tsx'
import { Section } from '../pieces/section.tsx'
import { domainOf, type CustomerForm } from './customer-form.ts'

const useStyles = makeStyles({
  review: { display: 'grid', gap: '20px', maxWidth: '760px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** Everything once more, before the customer is created. */
export function Review({
  form,
  pending,
  error,
  onBack,
  onCreate,
}: {
  readonly form: CustomerForm
  readonly pending: boolean
  readonly error: unknown
  readonly onBack: () => void
  readonly onCreate: () => void
}) {
  const styles = useStyles()
  const t = useWords().addCustomer
  const titles = useWords().qualificationTitles
  const { companyName, qualification, website } = form
  const { segments }: { segments: Readonly<Record<string, string>> } = useWords().request
  const contact = [form.firstName, form.lastName].map((part) => part.trim()).filter(Boolean)
  const { fields } = rowOf(qualification === '' ? 'None' : qualification)
  const details = [
    fields.includes('educationSegment') && segments[form.educationSegment],
    fields.includes('website') && website.trim(),
    fields.includes('validationCode') && form.validationCode,
  ]
  return (
    <div className={styles.review}>
      <Section title={t.company}>
        <Facts
          facts={[
            [t.companyName, <Name key="name">{companyName.trim()}</Name>],
            [t.domain, domainOf(form)],
            [t.registrationNumber, form.organizationRegistrationNumber.trim()],
            [
              t.qualification,
              qualification === ''
                ? t.none
                : [titles[qualification], ...details].filter(Boolean).join(' · '),
            ],
            [t.address, <AddressText key="address" address={fromAddressForm(form)} />],
            [t.contact, contact.length > 0 && <Name key="contact">{contact.join(' ')}</Name>],
            [t.email, form.email.trim()],
          ]}
        />
      </Section>
      {error !== undefined && <Failure error={error} />}
      <div className={styles.actions}>
        <Button size="large" onClick={onBack} disabled={pending}>
          {t.back}
        </Button>
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={pending}
          icon={pending ? <Spinner size="tiny" /> : null}
          onClick={onCreate}
        >
          {t.create}
        </Button>
      </div>
    </div>
  )
}
