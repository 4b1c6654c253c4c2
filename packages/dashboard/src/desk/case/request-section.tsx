import { rowOf, type VettingCase } from '@accredit/client'
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { AddressText } from '../../pieces/address-text.tsx'
import { Facts } from '../../pieces/facts.tsx'
import { MicrosoftId } from '../../pieces/microsoft-id.tsx'
import { Name } from '../../pieces/name.tsx'
import { Section } from '../../pieces/section.tsx'
import { Time } from '../../pieces/time.tsx'
import { narrow } from '../../pieces/widths.ts'
import { wordFor } from '../words/word-for.ts'
import { websiteAddress } from './website-address.ts'

const useStyles = makeStyles({
  hint: { margin: '-8px 0 12px', color: tokens.colorNeutralForeground2 },
  missing: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  site: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    [narrow]: { minHeight: '24px' },
  },
})

/** Customer and request as recorded when the partner requested. */
export function RequestSection({ found }: { readonly found: VettingCase }) {
  const styles = useStyles()
  const { qualificationTitles } = useWords()
  const t = useDeskWords().deskCase
  const { customer, qualification, request } = found
  const { fields } = rowOf(qualification)
  const missing = <span className={styles.missing}>{t.missing}</span>
  const { educationSegment: segment } = request
  return (
    <Section title={t.request}>
      <p className={styles.hint}>{t.asAsked}</p>
      <Facts
        facts={[
          [t.qualification, qualificationTitles[qualification]],
          [
            t.legalName,
            customer.companyName.trim() ? <Name>{customer.companyName}</Name> : missing,
          ],
          ...(fields.includes('website')
            ? [
                [
                  t.website,
                  request.website ? <Website website={request.website} /> : missing,
                ] as const,
              ]
            : []),
          [t.email, customer.email ? customer.email : missing],
          [t.domain, customer.domain],
          ...(fields.includes('educationSegment')
            ? [[t.segment, segment === undefined ? missing : wordFor(t.segments, segment)] as const]
            : []),
          [t.address, customer.address ? <AddressText address={customer.address} /> : missing],
          [t.askedAt, <Time key="asked" at={found.openedAt} />],
          [t.dueAt, <Time key="due" at={found.slaDueAt} />],
          [t.customer, <MicrosoftId key="customer" id={customer.id} of={customer.companyName} />],
          ...(found.partnerName === undefined
            ? []
            : [[t.partnerName, <Name key="name">{found.partnerName}</Name>] as const]),
          [
            t.partner,
            <MicrosoftId key="partner" id={found.partnerId} of={found.partnerName ?? t.partner} />,
          ],
        ]}
      />
    </Section>
  )
}

function Website({ website }: { readonly website: string }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const address = websiteAddress(website)
  if (address === undefined) return website
  return (
    <Link
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.site}
      title={t.openWebsite}
    >
      {website}
      <OpenRegular aria-label={t.openWebsite} />
    </Link>
  )
}
