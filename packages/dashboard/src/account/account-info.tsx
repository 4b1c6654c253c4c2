import type { Customer } from '@accredit/client'
import { Badge } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { Facts } from '../pieces/facts.tsx'
import { MicrosoftId } from '../pieces/microsoft-id.tsx'
import { QualificationBadges } from '../pieces/qualification-badges.tsx'
import { Section } from '../pieces/section.tsx'
import { useAccountStatus, useQualifications } from './use-account.ts'

/** Account page section with the Microsoft ID. */
export function AccountInfo({ customer }: { readonly customer: Customer }) {
  const t = useWords().account
  const { microsoftId } = useWords().pieces
  const { data: qualifications } = useQualifications(customer.id)
  const { data: account } = useAccountStatus(customer.id)
  const relationships: Readonly<Record<string, string>> = useWords().relationships
  const relationship = relationships[customer.relationshipToPartner]
  return (
    <Section title={t.info}>
      <Facts
        facts={[
          [
            microsoftId,
            <MicrosoftId key="id" id={customer.id} of={customer.companyProfile.companyName} />,
          ],
          [t.domain, customer.companyProfile.domain],
          [t.relationship, relationship ?? customer.relationshipToPartner],
          [t.accountStatus, account && <AccountStatus status={account.status} />],
          [
            t.statusLine,
            qualifications && <QualificationBadges key="status" qualifications={qualifications} />,
          ],
        ]}
      />
    </Section>
  )
}

function AccountStatus({ status }: { readonly status: string }) {
  const t = useWords().account
  if (status === 'Approved') return t.approved
  const text =
    status === 'UnderReview' ? t.underReview : status === 'Rejected' ? t.rejected : status
  return (
    <Badge appearance="tint" color={status === 'Rejected' ? 'danger' : 'informative'}>
      {text}
    </Badge>
  )
}
