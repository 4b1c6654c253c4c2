import type { Customer } from '@accredit/client'
import { Button } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Name } from '../pieces/name.tsx'
import { Section } from '../pieces/section.tsx'
import { useOpener } from '../pieces/use-opener.ts'
import { BillingDialog } from './billing-dialog.tsx'

/** Bill-to contact and address. */
export function BillingSection({ customer }: { readonly customer: Customer }) {
  const t = useWords().account
  const { mayWrite } = useSignedIn()
  const opener = useOpener()
  const [editing, setEditing] = useState(false)
  const { billingProfile } = customer
  if (!billingProfile) return null
  const { companyName, firstName, lastName, email, defaultAddress } = billingProfile
  const contact = [firstName, lastName].filter(Boolean).join(' ')
  return (
    <Section
      title={t.billing}
      actions={
        mayWrite && (
          <Button {...opener} icon={<EditRegular />} onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [t.companyName, companyName && <Name key="name">{companyName}</Name>],
          [t.contact, contact && <Name key="contact">{contact}</Name>],
          [t.email, email],
          [t.address, defaultAddress && <AddressText key="address" address={defaultAddress} />],
        ]}
      />
      {editing && (
        <BillingDialog
          customerId={customer.id}
          opened={billingProfile}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  )
}
