import type { Customer } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Name } from '../pieces/name.tsx'
import { Section } from '../pieces/section.tsx'

const useStyles = makeStyles({
  note: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
})

/** Company profile of the customer. */
export function CompanySection({ customer }: { readonly customer: Customer }) {
  const styles = useStyles()
  const t = useWords().account
  const { companyName, address, email, organizationRegistrationNumber } = customer.companyProfile
  return (
    <Section title={t.company}>
      <Facts
        facts={[
          [t.companyName, <Name key="name">{companyName}</Name>],
          [t.registrationNumber, organizationRegistrationNumber],
          [t.address, address && <AddressText key="address" address={address} />],
          [t.email, email],
        ]}
      />
      {customer.allowDelegatedAccess === false && <p className={styles.note}>{t.hidden}</p>}
    </Section>
  )
}
