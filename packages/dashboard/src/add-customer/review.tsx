import type { NewCustomer, QualificationRequest } from '@accredit/client'
import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { useAddCustomerWords } from '../i18n/use-add-customer-words.ts'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Name } from '../pieces/name.tsx'
import { Section } from '../pieces/section.tsx'

const useStyles = makeStyles({
  review: { display: 'grid', gap: '20px', maxWidth: '760px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

type Words = Readonly<Record<string, string>>

/** Summary of everything that will be sent, before the customer is created. */
export function Review({
  customer,
  request,
  pending,
  error,
  onBack,
  onCreate,
}: {
  readonly customer: NewCustomer
  /** Qualification request to send after the creation; `undefined` when none was chosen. */
  readonly request: QualificationRequest | undefined
  readonly pending: boolean
  readonly error: unknown
  readonly onBack: () => void
  readonly onCreate: () => void
}) {
  const styles = useStyles()
  const t = useAddCustomerWords()
  const { phoneNumber } = useWords().fields
  const titles: Words = useWords().qualificationTitles
  const { segments }: { segments: Words } = useWords().request
  const { companyProfile, billingProfile } = customer
  const { companyName, email, firstName, lastName, defaultAddress } = billingProfile
  const contact = [firstName, lastName].filter(Boolean).join(' ')
  const asked = request && [
    titles[request.qualification],
    segments[request.educationSegment ?? ''],
    request.website,
    request.validationCode,
  ]
  return (
    <div className={styles.review}>
      <Section title={t.company}>
        <Facts
          facts={[
            [t.companyName, <Name key="name">{companyName}</Name>],
            [t.domain, companyProfile.domain],
            [t.registrationNumber, companyProfile.organizationRegistrationNumber],
            [t.qualification, asked ? asked.filter(Boolean).join(' · ') : t.none],
            [t.address, defaultAddress && <AddressText key="address" address={defaultAddress} />],
            [phoneNumber, defaultAddress?.phoneNumber],
            [t.contact, contact !== '' && <Name key="contact">{contact}</Name>],
            [t.email, email],
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
