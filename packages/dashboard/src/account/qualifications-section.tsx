import {
  rowOf,
  settableQualifications,
  type Customer,
  type CustomerQualification,
  type CustomerVetting,
  type SettableQualification,
} from '@accredit/client'
import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { availabilityOf } from './availability.ts'
import { QualificationRow } from './qualification-row.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { useQualifications, useVetting } from './use-account.ts'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  note: { marginBottom: '12px' },
})

/** All special qualifications of a customer with their states and available steps. */
export function QualificationsSection({ customer }: { readonly customer: Customer }) {
  const t = useWords().account
  const qualifications = useQualifications(customer.id)
  const { data: vetting } = useVetting(customer.id)
  return (
    <Section title={t.qualifications}>
      <QueryView query={qualifications}>
        {(held) => <Rows customer={customer} held={held} vetting={vetting} />}
      </QueryView>
    </Section>
  )
}

function Rows({
  customer,
  held,
  vetting,
}: {
  readonly customer: Customer
  readonly held: readonly CustomerQualification[]
  readonly vetting: CustomerVetting | undefined
}) {
  const styles = useStyles()
  const t = useWords().account
  const { mayWrite } = useSignedIn()
  const [asking, setAsking] = useState<SettableQualification>()
  const known: readonly string[] = settableQualifications
  const others = held.filter(({ qualification }) => !known.includes(qualification))
  return (
    <>
      {!mayWrite && (
        <MessageBar className={styles.note} layout="multiline">
          <MessageBarBody>{t.needsRole}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {settableQualifications.map((name) => (
          <QualificationRow
            key={name}
            customerId={customer.id}
            name={name}
            held={held.find(({ qualification }) => qualification === name)}
            availability={availabilityOf(name, held, vetting)}
            vetting={rowOf(name).decided === 'vetted' ? vetting : undefined}
            onAsk={mayWrite ? () => setAsking(name) : undefined}
          />
        ))}
        {others.map((other) => (
          <QualificationRow
            key={other.qualification}
            customerId={customer.id}
            name={other.qualification}
            held={other}
            availability={{ can: 'nothing' }}
          />
        ))}
      </ul>
      {asking && (
        <RequestDialog customer={customer} name={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  )
}
